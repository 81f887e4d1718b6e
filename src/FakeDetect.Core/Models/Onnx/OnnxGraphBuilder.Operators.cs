namespace FakeDetect.Models.Onnx;

public sealed partial class OnnxGraphBuilder
{
    /// <summary>A convolution over squares.</summary>
    /// <param name="input">[N,C,h,w].</param>
    /// <param name="name">The node's name.</param>
    /// <param name="kernel">The weights, batch normalisation folded in.</param>
    /// <param name="stride">Step in both directions.</param>
    /// <param name="padding">Zeros on each side; -1: half of the dilated kernel, which keeps the size at stride 1.</param>
    /// <param name="dilation">Distance of the taps.</param>
    public string Convolution(
        string input,
        string name,
        ConvolutionWeights kernel,
        int stride = 1,
        int padding = -1,
        int dilation = 1
    )
    {
        long side = kernel.Shape[2];
        long pad = padding < 0 ? (side - 1) / 2 * dilation : padding;
        List<string> inputs = [input, Constant(name + ".weight", kernel.Shape, kernel.Values)];
        if (kernel.Bias is not null)
            inputs.Add(Constant(name + ".bias", [kernel.Bias.Length], kernel.Bias));
        return Node(
            "Conv",
            name,
            inputs,
            Ints("kernel_shape", side, side),
            Ints("strides", stride, stride),
            Ints("pads", pad, pad, pad, pad),
            Ints("dilations", dilation, dilation),
            Int("group", kernel.Groups)
        );
    }

    /// <summary>max(0, x).</summary>
    public string Relu(string input, string name) => Node("Relu", name, [input]);

    /// <summary>min(max(0, x), 6).</summary>
    public string Relu6(string input, string name) =>
        Node("Clip", name, [input, Constant("relu6.low", [], [0f]), Constant("relu6.high", [], [6f])]);

    /// <summary>a + b.</summary>
    public string Add(string a, string b, string name) => Node("Add", name, [a, b]);

    /// <summary>factor x.</summary>
    public string Scale(string input, string name, float factor) =>
        Node("Mul", name, [input, Constant(name + ".factor", [], [factor])]);

    /// <summary>a - b.</summary>
    public string Subtract(string a, string b, string name) => Node("Sub", name, [a, b]);

    /// <summary>The smaller of two values, each for each.</summary>
    public string Min(string a, string b, string name) => Node("Min", name, [a, b]);

    /// <summary>The larger of two values, each for each.</summary>
    public string Max(string a, string b, string name) => Node("Max", name, [a, b]);

    /// <summary>The largest value of each window; padding never wins.</summary>
    public string MaxPool(string input, string name, int kernel, int stride, int padding) =>
        Node(
            "MaxPool",
            name,
            [input],
            Ints("kernel_shape", kernel, kernel),
            Ints("strides", stride, stride),
            Ints("pads", padding, padding, padding, padding)
        );

    /// <summary>The mean of each square of cells; at the right and lower edge of those that are there.</summary>
    public string AveragePool(string input, string name, int side) =>
        Node(
            "AveragePool",
            name,
            [input],
            Ints("kernel_shape", side, side),
            Ints("strides", side, side),
            Int("ceil_mode", 1),
            Int("count_include_pad", 0)
        );

    /// <summary>
    /// The head: the linear layer as a 1x1 convolution gives the map of logits <c>cam</c>, whose mean is <c>logit</c>.
    /// Average and linear layer commute, so that the logit is that of pooling first, but for rounding.
    /// </summary>
    /// <param name="input">Features [N,C,h,w].</param>
    /// <param name="head">[1,C,1,1] with bias.</param>
    public void Head(string input, ConvolutionWeights head)
    {
        Convolution(input, CamName, head);
        Node("ReduceMean", LogitName, [CamName], Ints("axes", 2L, 3L), Int("keepdims", 0));
    }
}
