using System.Security.Cryptography;
using FakeDetect.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Simulation;

/// <summary>
/// Any ONNX network that makes a picture of a picture: an autoencoder, a super-resolution net, a simulated GAN decoder.
/// Input [1,3,H,W] and output [1,3,kH,kW], float32 RGB in 0..1, k a whole number.
/// </summary>
public sealed class ImageToImageNetwork : IDisposable
{
    private readonly InferenceSession _session;
    private readonly ImageToImageOptions _options;
    private readonly string _input;
    private readonly string _output;

    private ImageToImageNetwork(InferenceSession session, ImageToImageOptions options, string name, string sha256)
    {
        _session = session;
        _options = options.For(session.ModelMetadata.CustomMetadataMap);
        Name = name;
        Sha256 = sha256;
        _input = session.InputNames[0];
        _output = session.OutputNames[0];
    }

    /// <summary>The file's name without extension.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the ONNX file.</summary>
    public string Sha256 { get; }

    /// <summary>Width and height of the network's input are multiples of this.</summary>
    public int SizeMultiple => _options.SizeMultiple;

    /// <summary>Output pixels for each input pixel along a side.</summary>
    public int Scale { get; private set; }

    /// <summary>Opens a network and tries it once, on a grey picture, to learn its scale.</summary>
    /// <exception cref="ModelInvalidException">Missing, not ONNX, or not a network from picture to picture.</exception>
    public static ImageToImageNetwork Open(string onnxPath, ImageToImageOptions options)
    {
        if (!File.Exists(onnxPath))
            throw new ModelInvalidException(
                "NetworkNotFound",
                onnxPath,
                $"The network '{onnxPath}' does not exist.",
                "Check the path of the .onnx file."
            );

        byte[] bytes = File.ReadAllBytes(onnxPath);
        InferenceSession session;
        try
        {
            using var settings = new SessionOptions
            {
                IntraOpNumThreads = options.Threads,
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            session = new InferenceSession(bytes, settings);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelInvalidException(
                "NetworkDamaged",
                onnxPath,
                $"'{onnxPath}' cannot be opened as an ONNX network: {e.Message}",
                "Export the network again.",
                e
            );
        }

        var network = new ImageToImageNetwork(
            session,
            options,
            Path.GetFileNameWithoutExtension(onnxPath),
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
        try
        {
            network.Scale = network.Probe(onnxPath);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs a picture through the network: padded by reflection to <see cref="ImageToImageOptions.SizeMultiple"/>, in tiles
    /// where it is large, and cut back. The result is <see cref="Scale"/> times as wide and as high.
    /// </summary>
    public RgbImage Run(RgbImage image, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new byte[3 * image.Width * Scale * image.Height * Scale];
        foreach (NetworkTile tile in NetworkTile.Cover(image.Width, image.Height, _options))
        {
            cancellation.ThrowIfCancellationRequested();
            float[] input = tile.Read(image);
            using OrtValue tensor = OrtValue.CreateTensorValueFromMemory(
                input,
                [1, 3, tile.InputHeight, tile.InputWidth]
            );
            using IDisposableReadOnlyCollection<OrtValue> outputs = Run(tensor);
            tile.Write(outputs[0].GetTensorDataAsSpan<float>(), Scale, result, image.Width);
        }

        return new RgbImage(image.Width * Scale, image.Height * Scale, result);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private IDisposableReadOnlyCollection<OrtValue> Run(OrtValue tensor)
    {
        using var run = new RunOptions();
        return _session.Run(run, [_input], [tensor], [_output]);
    }

    private int Probe(string path)
    {
        int side = Math.Max(64, _options.SizeMultiple);
        side = (side + _options.SizeMultiple - 1) / _options.SizeMultiple * _options.SizeMultiple;
        var grey = new float[3 * side * side];
        Array.Fill(grey, 0.5f);
        string found;
        try
        {
            using OrtValue tensor = OrtValue.CreateTensorValueFromMemory(grey, [1, 3, side, side]);
            using IDisposableReadOnlyCollection<OrtValue> outputs = Run(tensor);
            long[] shape = outputs[0].GetTensorTypeAndShape().Shape;
            if (shape is [1, 3, var h, var w] && h == w && h >= side && h % side == 0)
                return (int)(h / side);
            found = "[" + string.Join(',', shape) + "]";
        }
        catch (OnnxRuntimeException e)
        {
            throw NotImageToImage(path, side, e.Message, e);
        }

        throw NotImageToImage(path, side, "it gives " + found, null);
    }

    private static ModelInvalidException NotImageToImage(string path, int side, string reason, Exception? inner) =>
        new(
            "NetworkNotImageToImage",
            path,
            $"'{path}' does not make a picture [1,3,k{side},k{side}] of a picture [1,3,{side},{side}]: {reason}.",
            "Name a network with one RGB input and one RGB output, float32 in 0..1, and set its size multiple if it has one.",
            inner
        );
}
