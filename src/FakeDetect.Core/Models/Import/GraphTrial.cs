using FakeDetect.Models.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Models.Import;

/// <summary>Loads a graph into ONNX Runtime, which checks it, and runs it once on a made-up picture.</summary>
internal static class GraphTrial
{
    /// <summary>The side of the made-up picture where the graph takes any size, in pixels.</summary>
    public const int FreeSide = 256;

    /// <summary>Runs a finished model.</summary>
    /// <param name="model">The model, in whatever folder it lies.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="hasMap">True if <c>cam</c> must be there, its mean the logit.</param>
    /// <exception cref="ModelInvalidException">It does not load or run, or its outputs are not what they must be.</exception>
    public static void Run(DetectorModel model, string name, bool hasMap)
    {
        Guarded(
            name,
            () =>
            {
                using SessionOptions options = new()
                {
                    IntraOpNumThreads = 1,
                    LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
                };
                using InferenceSession session = new(model.OnnxPath, options);
                int side = model.Card.FixedSize ? model.Card.CropSize : Math.Min(model.Card.CropSize, FreeSide);
                using OrtValue picture = Picture([1, 3, side, side], model.Card.Input);
                string[] names = hasMap
                    ? [OnnxGraphBuilder.LogitName, OnnxGraphBuilder.CamName]
                    : [OnnxGraphBuilder.LogitName];
                using RunOptions run = new();
                using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
                    run,
                    [OnnxGraphBuilder.ImageName],
                    [picture],
                    names
                );
                ReadOnlySpan<float> logit = outputs[0].GetTensorDataAsSpan<float>();
                if (logit.Length != 1 || !float.IsFinite(logit[0]))
                    throw Wrong(
                        name,
                        logit.Length == 1
                            ? $"its logit for a test picture is {logit[0]}"
                            : $"it gives {logit.Length} values a picture"
                    );
                if (hasMap)
                    CheckMap(outputs[1].GetTensorDataAsSpan<float>(), logit[0], name);
            }
        );
    }

    /// <summary>The shape of each output of a foreign graph for one picture.</summary>
    /// <param name="onnx">The file's bytes.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="shape">The input's shape.</param>
    /// <param name="half">True for a float16 input.</param>
    /// <exception cref="ModelInvalidException">It does not load or run.</exception>
    public static Dictionary<string, long[]> OutputShapes(
        byte[] onnx,
        string name,
        string input,
        long[] shape,
        bool half
    )
    {
        Dictionary<string, long[]> shapes = new(StringComparer.Ordinal);
        Guarded(
            name,
            () =>
            {
                using SessionOptions options = new()
                {
                    IntraOpNumThreads = 1,
                    LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
                };
                using InferenceSession session = new(onnx, options);
                using OrtValue picture = half ? HalfPicture(shape) : Picture(shape, ModelInput.ZeroToOne);
                using RunOptions run = new();
                using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
                    run,
                    [input],
                    [picture],
                    session.OutputNames
                );
                for (int i = 0; i < outputs.Count; i++)
                    shapes[session.OutputNames[i]] = outputs[i].GetTensorTypeAndShape().Shape;
            }
        );
        return shapes;
    }

    private static void CheckMap(ReadOnlySpan<float> map, float logit, string name)
    {
        double sum = 0;
        foreach (float value in map)
            sum += value;
        double mean = sum / map.Length;
        if (!(Math.Abs(mean - logit) <= 1e-3 * Math.Max(1, Math.Abs(logit))))
            throw Wrong(name, $"the mean of its map of logits is {mean:G6}, its logit {logit:G6}");
    }

    /// <summary>A ramp with a checkerboard: smooth and fine structure in one.</summary>
    private static OrtValue Picture(long[] shape, ModelInput input)
    {
        float[] values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < values.Length; i++)
            values[i] = ((i % 251 + i % 2 * 4) / 255f - input.Mean[0]) / input.Deviation[0];
        return OrtValue.CreateTensorValueFromMemory(values, shape);
    }

    private static OrtValue HalfPicture(long[] shape)
    {
        Float16[] values = new Float16[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (Float16)(i % 251 / 255f);
        return OrtValue.CreateTensorValueFromMemory(values, shape);
    }

    private static void Guarded(string name, Action run)
    {
        try
        {
            run();
        }
        catch (OnnxRuntimeException e)
        {
            throw Wrong(name, $"ONNX Runtime refuses it: {e.Message}", e);
        }
    }

    private static ModelInvalidException Wrong(string name, string what, Exception? inner = null) =>
        new(
            "ModelNotRunnable",
            name,
            $"The network of '{name}' cannot be used: {what}.",
            "Check that the file is complete and is a detector for pictures.",
            inner
        );
}
