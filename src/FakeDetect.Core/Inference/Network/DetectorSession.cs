using FakeDetect.Inference.Inputs;
using FakeDetect.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace FakeDetect.Inference.Network;

/// <summary>A network that is loaded and ready: input <c>image</c> [N,3,H,W], outputs <c>logit</c> [N,1] and <c>cam</c> [N,1,h,w].</summary>
internal sealed class DetectorSession : IDisposable
{
    private const string ImageInput = "image";
    private const string LogitOutput = "logit";
    private const string MapOutput = "cam";

    private readonly InferenceSession _session;

    private DetectorSession(InferenceSession session, int? cudaDevice)
    {
        _session = session;
        IsCuda = cudaDevice is not null;
        Device = cudaDevice is { } id ? $"Cuda:{id}" : "Cpu";
        HasMap = session.OutputMetadata.ContainsKey(MapOutput);
    }

    /// <summary>Where it runs, such as <c>Cpu</c> or <c>Cuda:0</c>.</summary>
    internal string Device { get; }

    internal bool IsCuda { get; }

    /// <summary>Whether the network gives the map of logits.</summary>
    internal bool HasMap { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="model">The model; its file must be what its card says.</param>
    /// <param name="cudaDevice">The CUDA device; null: the CPU.</param>
    /// <exception cref="ModelInvalidException">The file is missing, damaged, altered, or no detector.</exception>
    /// <exception cref="OnnxRuntimeException">The device cannot be used.</exception>
    internal static DetectorSession Load(DetectorModel model, int? cudaDevice)
    {
        byte[] onnx = VerifiedNetwork.ReadVerified(model);
        using SessionOptions options = new()
        {
            // One thread a call: calls run side by side, and a reduction split over threads could change a logit's last bits.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            // The arena saves a twentieth of ResNet-50's time and a tenth of MobileNetV2's, more on large tiles; RunCancellation has
            // it give memory back. A memory plan for each size that comes would only grow, and saves nothing.
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        if (cudaDevice is { } id)
            AppendCuda(options, id);

        InferenceSession session;
        try
        {
            session = new InferenceSession(onnx, options);
        }
        catch (OnnxRuntimeException e) when (cudaDevice is null)
        {
            throw new ModelInvalidException(
                "ModelUnloadable",
                model.OnnxPath,
                $"ONNX Runtime cannot load '{model.OnnxPath}': {e.Message}",
                "Import the model again from its checkpoint.",
                e
            );
        }

        try
        {
            Check(session, model);
            return new DetectorSession(session, cudaDevice);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs the network on a batch.</summary>
    /// <param name="batch">The pictures; not disposed before the run returns.</param>
    /// <param name="includeMap">Whether the maps are wanted.</param>
    /// <param name="control">Ends the run.</param>
    /// <param name="giveMemoryBack">Whether the memory that no run uses is returned to the system afterwards.</param>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    /// <exception cref="OnnxRuntimeException">The network failed, for want of memory or on a picture that is too small for it.</exception>
    /// <returns>One outcome for each picture of the batch, in its order.</returns>
    internal NetworkOutput[] Run(
        InputTensor batch,
        bool includeMap,
        RunCancellation control,
        bool giveMemoryBack = false
    )
    {
        control.Cancellation.ThrowIfCancellationRequested();
        using OrtValue input = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance,
            TensorElementType.Float,
            [batch.Count, 3, batch.Height, batch.Width],
            batch.Address,
            batch.ByteLength
        );
        string[] names = includeMap ? [LogitOutput, MapOutput] : [LogitOutput];
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(
                giveMemoryBack && !IsCuda ? control.ReleasingOptions : control.Options,
                [ImageInput],
                [input],
                names
            );
            return Outputs(outputs, batch, includeMap);
        }
        catch (OnnxRuntimeException) when (control.Cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(control.Cancellation);
        }
    }

    public void Dispose() => _session.Dispose();

    private static NetworkOutput[] Outputs(
        IDisposableReadOnlyCollection<OrtValue> outputs,
        InputTensor batch,
        bool includeMap
    )
    {
        ReadOnlySpan<float> logits = outputs[0].GetTensorDataAsSpan<float>();
        NetworkOutput[] results = new NetworkOutput[batch.Count];
        if (!includeMap)
        {
            for (int i = 0; i < results.Length; i++)
                results[i] = new NetworkOutput(logits[i], null, 0, 0);
            return results;
        }

        long[] shape = outputs[1].GetTensorTypeAndShape().Shape;
        ReadOnlySpan<float> maps = outputs[1].GetTensorDataAsSpan<float>();
        int height = (int)shape[2];
        int width = (int)shape[3];
        for (int i = 0; i < results.Length; i++)
            results[i] = new NetworkOutput(
                logits[i],
                maps.Slice(i * width * height, width * height).ToArray(),
                width,
                height
            );
        return results;
    }

    private static void Check(InferenceSession session, DetectorModel model)
    {
        bool input =
            session.InputMetadata.TryGetValue(ImageInput, out NodeMetadata? image)
            && image.ElementDataType == TensorElementType.Float
            && image.Dimensions is [_, 3, _, _];
        bool output =
            session.OutputMetadata.TryGetValue(LogitOutput, out NodeMetadata? logit)
            && logit.ElementDataType == TensorElementType.Float;
        if (!input || !output)
        {
            throw new ModelInvalidException(
                "ModelNotDetector",
                model.OnnxPath,
                $"'{model.OnnxPath}' is not a detector: it needs a float input 'image' [N,3,H,W] and a float output 'logit' [N,1].",
                "Import the model with Import-DetectorModel."
            );
        }
    }

    // A machine without CUDA's libraries is no error where the CPU does as well: the exception says why, and whoever asked decides
    // what becomes of it. ONNX Runtime would write a paragraph to the process's standard error besides.
    private static void AppendCuda(SessionOptions options, int id)
    {
        OrtEnv environment = OrtEnv.Instance();
        OrtLoggingLevel level = environment.EnvLogLevel;
        environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        try
        {
            options.AppendExecutionProvider_CUDA(id);
        }
        finally
        {
            environment.EnvLogLevel = level;
        }
    }
}
