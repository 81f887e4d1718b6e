using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Graphs;

public sealed class MobileNetV2ArchitectureTests
{
    private static readonly MobileNetV2Architecture s_architecture = new();

    [Fact]
    public void The_logit_is_the_mean_of_the_map()
    {
        using GraphRun run = new(s_architecture.BuildGraph(TestNetworks.MobileNetV2()));
        (float[] logits, float[] cam, long[] shape) = run.Run(
            FormulaValues.Kernel("two pictures", 2, 3, 97, 130),
            2,
            97,
            130
        );

        Assert.Equal([2, 1, 4, 5], shape);
        Assert.Equal(2, logits.Length);
        Assert.Equal(cam.Take(20).Average(), logits[0], 1e-5f);
        Assert.Equal(cam.Skip(20).Average(), logits[1], 1e-5f);
        Assert.NotEqual(logits[0], logits[1]);
    }

    [Fact]
    public void A_state_dict_is_recognised_by_its_names()
    {
        Assert.IsType<MobileNetV2Architecture>(ArchitectureCatalog.Recognise(TestNetworks.MobileNetV2()));
    }

    [Fact]
    public void A_missing_a_misshapen_and_a_foreign_tensor_are_named_together()
    {
        TensorSet damaged = new("damaged.pth");
        foreach ((string name, WeightTensor tensor) in TestNetworks.MobileNetV2())
        {
            if (name == "features.4.conv.0.1.bias")
                damaged.Add("fc.weight", tensor);
            else if (name == "features.2.conv.2.weight")
                damaged.Add(name, new WeightTensor([24 * 96], tensor.Floats));
            else
                damaged.Add(name, tensor);
        }

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => s_architecture.BuildGraph(damaged));

        Assert.Equal("CheckpointTensorsMismatch", error.ErrorId);
        Assert.Equal("damaged.pth", error.Target);
        Assert.Contains("'features.4.conv.0.1.bias' [144] is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "'features.2.conv.2.weight' has the shape [2304] where [24, 96, 1, 1] is needed",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("'fc.weight' is not a tensor of mobilenetv2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_not_a_number_is_refused()
    {
        TensorSet tensors = TestNetworks.MobileNetV2();
        tensors["features.18.0.weight"].Floats[77] = float.NaN;

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => s_architecture.BuildGraph(tensors));

        Assert.Contains(
            "'features.18.0.weight' holds values that are not finite",
            error.Message,
            StringComparison.Ordinal
        );
    }
}
