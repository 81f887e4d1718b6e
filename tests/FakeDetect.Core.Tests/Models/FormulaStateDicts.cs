using FakeDetect.Models;

namespace FakeDetect.Core.Tests.Models;

/// <summary>A state dict with weights by formula for every architecture.</summary>
internal static class FormulaStateDicts
{
    /// <summary>The tensors for an architecture's id.</summary>
    public static TensorSet Of(string architecture) => architecture switch
    {
        "resnet50" or "resnet50-nodown" => BottleneckWeights.Create(),
        "npr" => BottleneckWeights.Create(stages: 2, stemSide: 3, head: "fc1"),
        "safe" => BottleneckWeights.Create(stages: 2, stemSide: 3, head: "fc1", outputs: 2),
        "ferretnet" => FerretNet(),
        _ when architecture.StartsWith("mobilenetv2", StringComparison.Ordinal) => TestNetworks.MobileNetV2(),
        _ => throw new ArgumentException($"Write weights by formula for the architecture '{architecture}'.", nameof(architecture)),
    };

    private static TensorSet FerretNet()
    {
        TensorSet tensors = new("ferretnet-formula");
        TestNetworks.ConvolutionNorm(tensors, "cbr1.0", "cbr1.1", 16, 3, 3);
        TestNetworks.ConvolutionNorm(tensors, "cbr2.0", "cbr2.1", 32, 16, 3);
        int width = 32;
        for (int stage = 0; stage < 2; stage++, width *= 2)
        {
            for (int block = 0; block < 2; block++)
            {
                string name = $"feature.{stage}.{block}";
                string layers = name + ".layers";
                int inputs = block == 0 ? width : 2 * width;
                int outputs = 2 * width;
                TestNetworks.Kernel(tensors, layers + ".0.conv1.weight", outputs, 1, 3, 3);
                TestNetworks.Kernel(tensors, layers + ".0.conv2.weight", outputs, 1, 3, 3);
                TestNetworks.ConvolutionNorm(tensors, layers + ".0.conv3", layers + ".1", outputs, outputs, 1);
                TestNetworks.Kernel(tensors, layers + ".3.depth_wise.weight", outputs, 1, 3, 3);
                TestNetworks.ConvolutionNorm(tensors, layers + ".3.point_wise", layers + ".4", outputs, outputs, 1);
                if (inputs == outputs)
                    continue;
                TestNetworks.ConvolutionNorm(tensors, name + ".shortcut.0", name + ".shortcut.1", outputs, inputs, 1);
                TestNetworks.Vector(tensors, name + ".shortcut.0.bias", outputs, -0.1, 0.1);
            }
        }

        TestNetworks.Kernel(tensors, "feature.2.weight", width, width, 1, 1);
        TestNetworks.Kernel(tensors, "logit.1.weight", 1, width);
        TestNetworks.Vector(tensors, "logit.1.bias", 1, 0, 0.1);
        return tensors;
    }
}
