using System.Globalization;
using System.Text.RegularExpressions;
using FakeDetect.Models;
using FakeDetect.Models.Graphs;

namespace FakeDetect.Core.Tests.Models;

/// <summary>A state dict with weights by formula for every architecture.</summary>
internal static partial class FormulaStateDicts
{
    /// <summary>The tensors for an architecture's id.</summary>
    public static TensorSet Of(string architecture) =>
        architecture switch
        {
            "resnet50" or "resnet50-nodown" => BottleneckWeights.Create(),
            "npr" => BottleneckWeights.Create(stages: 2, stemSide: 3, head: "fc1"),
            "safe" => BottleneckWeights.Create(stages: 2, stemSide: 3, head: "fc1", outputs: 2),
            "ferretnet" => FerretNet(),
            "mobilenetv2" or "mobilenetv2-nodown" => TestNetworks.MobileNetV2(),
            _ => AsAskedFor(ArchitectureCatalog.Get(architecture)),
        };

    // The architecture says what is missing, some tensors at a time, until it has all.
    private static TensorSet AsAskedFor(IDetectorArchitecture architecture)
    {
        TensorSet tensors = new(architecture.Id + "-formula");
        while (true)
        {
            try
            {
                architecture.BuildGraph(tensors);
                return tensors;
            }
            catch (ModelInvalidException e)
            {
                MatchCollection missing = Missing().Matches(e.Message);
                if (missing.Count == 0)
                    throw;
                foreach (Match tensor in missing)
                {
                    Add(
                        tensors,
                        tensor.Groups["name"].Value,
                        [
                            .. tensor
                                .Groups["shape"]
                                .Value.Split(", ")
                                .Select(s => long.Parse(s, CultureInfo.InvariantCulture)),
                        ]
                    );
                }
            }
        }
    }

    private static void Add(TensorSet tensors, string name, long[] shape)
    {
        if (shape.Length > 1)
            TestNetworks.Kernel(tensors, name, shape);
        else if (name.EndsWith(".running_var", StringComparison.Ordinal))
            TestNetworks.Vector(tensors, name, (int)shape[0], 0.5, 1.5);
        else if (name.EndsWith(".weight", StringComparison.Ordinal))
            TestNetworks.Vector(tensors, name, (int)shape[0], 0.8, 1.2);
        else
            TestNetworks.Vector(tensors, name, (int)shape[0], -0.1, 0.1);
    }

    [GeneratedRegex(@"'(?<name>[^']+)' \[(?<shape>[^\]]+)\] is missing")]
    private static partial Regex Missing();

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
