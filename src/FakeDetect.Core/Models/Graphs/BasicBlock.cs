using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// Two 3x3 convolutions with batch norm and a shortcut (He et al. 2016, basic block), torchvision's tensor names. Where the
/// shape changes, the shortcut is a 1x1 convolution with batch norm.
/// </summary>
internal static class BasicBlock
{
    /// <summary>Writes one; gives the name of its output.</summary>
    /// <param name="graph">The graph to write to.</param>
    /// <param name="weights">Its tensors.</param>
    /// <param name="input">[N,inputs,h,w].</param>
    /// <param name="name">What its tensors' names begin with.</param>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="stride">The first convolution's stride.</param>
    public static string Write(
        OnnxGraphBuilder graph,
        WeightReader weights,
        string input,
        string name,
        int inputs,
        int outputs,
        int stride = 1
    )
    {
        string x = Convolution(input, "conv1", "bn1", inputs, 3, stride);
        x = graph.Relu(x, name + ".relu1");
        x = Convolution(x, "conv2", "bn2", outputs, 3, 1);
        string shortcut =
            stride == 1 && inputs == outputs
                ? input
                : Convolution(input, "downsample.0", "downsample.1", inputs, 1, stride);
        return graph.Relu(graph.Add(x, shortcut, name + ".sum"), name + ".relu2");

        string Convolution(string from, string layer, string norm, int channels, int side, int step) =>
            graph.Convolution(
                from,
                $"{name}.{layer}",
                weights.ConvolutionNorm($"{name}.{layer}", $"{name}.{norm}", outputs, channels, side),
                step
            );
    }

    /// <summary>What a cell behind one sees.</summary>
    public static ReceptiveField Field(ReceptiveField input, int stride = 1) => input.Then(3, stride, 1).Then(3, 1, 1);
}
