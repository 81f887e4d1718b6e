namespace FakeDetect.Models.Onnx;

/// <summary>The operators of networks that make pictures.</summary>
public sealed partial class OnnxGraphBuilder
{
    /// <summary>The name of the output [N,3,h,w] of a network that makes pictures.</summary>
    public const string PictureName = "picture";

    /// <summary>Mirrored margins around the last two dimensions; the border itself is not repeated.</summary>
    public string ReflectPad(string input, string name, int margin) =>
        margin == 0
            ? input
            : Node(
                "Pad",
                name,
                [input, Constant($"pad.{margin}", 0L, 0L, margin, margin, 0L, 0L, margin, margin)],
                Text("mode", "reflect")
            );

    /// <summary>A transposed convolution of stride 2.</summary>
    /// <param name="input">[N,C,h,w].</param>
    /// <param name="name">The node's name.</param>
    /// <param name="shape">[inputs, outputs, side, side].</param>
    /// <param name="weight">Row-major.</param>
    /// <param name="bias">One value an output.</param>
    /// <param name="padding">Rows and columns taken off on each side.</param>
    /// <param name="outputPadding">Rows and columns added at the end.</param>
    public string TransposedConvolution(
        string input,
        string name,
        IReadOnlyList<long> shape,
        float[] weight,
        float[] bias,
        int padding,
        int outputPadding
    ) =>
        Node(
            "ConvTranspose",
            name,
            [input, Constant(name + ".weight", shape, weight), Constant(name + ".bias", [bias.Length], bias)],
            Ints("kernel_shape", shape[2], shape[3]),
            Ints("strides", 2, 2),
            Ints("pads", padding, padding, padding, padding),
            Ints("output_padding", outputPadding, outputPadding)
        );

    /// <summary>Twice the size: each sample repeated, or bilinear with half-pixel centres.</summary>
    public string UpsampleTwice(string input, string name, bool bilinear) =>
        Node(
            "Resize",
            name,
            [input, "", Constant("double", [4], [1f, 1f, 2f, 2f])],
            Text("mode", bilinear ? "linear" : "nearest"),
            Text("coordinate_transformation_mode", bilinear ? "half_pixel" : "asymmetric"),
            Text("nearest_mode", "floor")
        );

    /// <summary>[N,4C,h,w] to [N,C,2h,2w], PyTorch's order of channels.</summary>
    public string PixelShuffle(string input, string name) =>
        Node("DepthToSpace", name, [input], Int("blocksize", 2), Text("mode", "CRD"));

    /// <summary>Instance normalisation without learned scale, epsilon 1e-5.</summary>
    public string InstanceNorm(string input, string name, int channels)
    {
        float[] ones = new float[channels];
        Array.Fill(ones, 1f);
        return Node(
            "InstanceNormalization",
            name,
            [
                input,
                Constant($"ones.{channels}", [channels], ones),
                Constant($"zeros.{channels}", [channels], new float[channels]),
            ],
            Real("epsilon", 1e-5f)
        );
    }

    /// <summary>Batch normalisation with fixed statistics.</summary>
    public string BatchNorm(string input, string name, BatchNormWeights norm, float epsilon)
    {
        long[] shape = [norm.Scale.Length];
        return Node(
            "BatchNormalization",
            name,
            [
                input,
                Constant(name + ".weight", shape, norm.Scale),
                Constant(name + ".bias", shape, norm.Shift),
                Constant(name + ".running_mean", shape, norm.Mean),
                Constant(name + ".running_var", shape, norm.Variance),
            ],
            Real("epsilon", epsilon)
        );
    }

    /// <summary>The hyperbolic tangent.</summary>
    public string Tanh(string input, string name) => Node("Tanh", name, [input]);

    /// <summary>factor x + term.</summary>
    public string Linear(string input, string name, float factor, float term)
    {
        string scaled = Node("Mul", name + ".factor", [input, Constant(name + ".factor.value", [], [factor])]);
        return Node("Add", name, [scaled, Constant(name + ".term.value", [], [term])]);
    }

    /// <summary>Ends the graph of a network that makes pictures: its one output is <c>picture</c>.</summary>
    /// <param name="metadata">Properties that viewers show and sessions can read.</param>
    public ModelProto BuildPictures(params IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        _graph.Output.Add(Value(PictureName, "N", 3L, "h", "w"));
        return Wrap(metadata);
    }

    private static AttributeProto Text(string name, string value) =>
        new()
        {
            Name = name,
            S = Google.Protobuf.ByteString.CopyFromUtf8(value),
            Type = AttributeProto.Types.AttributeType.String,
        };

    private static AttributeProto Real(string name, float value) =>
        new()
        {
            Name = name,
            F = value,
            Type = AttributeProto.Types.AttributeType.Float,
        };
}
