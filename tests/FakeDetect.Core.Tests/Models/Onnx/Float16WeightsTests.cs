using System.Runtime.InteropServices;
using FakeDetect.Core.Tests.Models.Graphs;
using FakeDetect.Models.Graphs;
using FakeDetect.Models.Onnx;
using Google.Protobuf;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Onnx;

public sealed class Float16WeightsTests
{
    [Fact]
    public void The_file_is_half_as_large_and_computes_with_the_rounded_weights()
    {
        ModelProto whole = new MobileNetV2Architecture().BuildGraph(TestNetworks.MobileNetV2()),
            half = Float16Weights.Of(whole);
        ModelProto rounded = whole.Clone();
        foreach (TensorProto tensor in Large(rounded))
            tensor.RawData = ByteString.CopyFrom(
                MemoryMarshal.AsBytes(Floats(tensor).Select(v => (float)(Half)v).ToArray().AsSpan())
            );
        float[] image = FormulaValues.Kernel("a picture", 1, 3, 64, 96);

        using GraphRun stored = new(half),
            expected = new(rounded),
            before = new(whole);

        Assert.InRange((double)half.CalculateSize() / whole.CalculateSize(), 0.45, 0.55);
        Assert.Equal(expected.Logit(image, 64, 96), stored.Logit(image, 64, 96));
        Assert.NotEqual(before.Logit(image, 64, 96), stored.Logit(image, 64, 96));
        Assert.Equal(before.Logit(image, 64, 96), stored.Logit(image, 64, 96), 0.02f);
    }

    [Fact]
    public void A_weight_that_half_precision_cannot_hold_keeps_its_tensor_as_it_is()
    {
        ModelProto whole = new MobileNetV2Architecture().BuildGraph(TestNetworks.MobileNetV2());
        TensorProto first = Large(whole).First();
        float[] values = Floats(first);
        values[7] = 70_000;
        first.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan()));

        ModelProto half = Float16Weights.Of(whole);

        Assert.Contains(half.Graph.Initializer, t => t.Equals(first));
    }

    private static IEnumerable<TensorProto> Large(ModelProto model) =>
        model.Graph.Initializer.Where(t =>
            t.DataType == (int)TensorProto.Types.DataType.Float && t.RawData.Length >= 4096
        );

    private static float[] Floats(TensorProto tensor) => MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();
}
