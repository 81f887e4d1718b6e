using FakeDetect.Models.Onnx;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Core.Tests.Models.Graphs;

/// <summary>A graph in ONNX Runtime, one thread.</summary>
internal sealed class GraphRun : IDisposable
{
    private readonly InferenceSession _session;

    public GraphRun(ModelProto model)
        : this(model.ToByteArray()) { }

    public GraphRun(byte[] model)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, options);
    }

    public (float[] Logits, float[] Cam, long[] CamShape) Run(float[] images, int count, int height, int width)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(images, [count, 3, height, width]);
        using RunOptions options = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(
            options,
            [OnnxGraphBuilder.ImageName],
            [input],
            [OnnxGraphBuilder.LogitName, OnnxGraphBuilder.CamName]
        );
        return (
            outputs[0].GetTensorDataAsSpan<float>().ToArray(),
            outputs[1].GetTensorDataAsSpan<float>().ToArray(),
            outputs[1].GetTensorTypeAndShape().Shape
        );
    }

    public float Logit(float[] image, int height, int width) => Run(image, 1, height, width).Logits[0];

    public void Dispose() => _session.Dispose();
}
