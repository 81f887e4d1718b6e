using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>Writes the high-pass filter and a trunk of <see cref="ResidualStage"/>s.</summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The state dict.</param>
internal sealed class ResidualTrunkGraph(OnnxGraphBuilder graph, WeightReader weights)
{
    /// <summary>The clipped high-pass residual of the picture, [N,3,H,W].</summary>
    public string HighPass(string input)
    {
        string filtered = graph.Convolution(
            input,
            "highpass.filter",
            new ConvolutionWeights([3, 1, 3, 3], HighPassKernel.Values(), null, Groups: 3)
        );
        return graph.Clip(filtered, "highpass", -1, 1);
    }

    /// <summary>The trunk; modules are numbered stage by stage: convolution 0, batch norm 1, ReLU 2, blocks from 3 on.</summary>
    public string Write(string input, string name, int inputs, IReadOnlyList<ResidualStage> stages)
    {
        string x = input;
        for (int s = 0; s < stages.Count; s++)
        {
            ResidualStage stage = stages[s];
            string at = $"{name}.{s}";
            x = graph.Convolution(
                x,
                at + ".0",
                weights.ConvolutionNorm(at + ".0", at + ".1", stage.Channels, inputs, stage.Kernel),
                stage.Stride
            );
            x = graph.Relu(x, at + ".2");
            for (int b = 0; b < stage.Blocks; b++)
                x = BasicBlock.Write(graph, weights, x, $"{at}.{3 + b}", stage.Channels, stage.Channels);
            inputs = stage.Channels;
        }

        return x;
    }

    /// <summary>What a cell behind the stages sees.</summary>
    public static ReceptiveField Field(ReceptiveField input, IReadOnlyList<ResidualStage> stages)
    {
        ReceptiveField field = input;
        foreach (ResidualStage stage in stages)
        {
            field = field.Then(stage.Kernel, stage.Stride, stage.Kernel / 2);
            for (int b = 0; b < stage.Blocks; b++)
                field = BasicBlock.Field(field);
        }

        return field;
    }
}
