using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// MobileNetV2's body at width 1.0 (Sandler et al. 2018), torchvision's tensor names: stem, inverted residuals, the last 1x1
/// convolution; a cell for 32 pixels (16 with a stem of stride 1). Every padding is PyTorch's, the same on both sides.
/// </summary>
/// <param name="graph">The graph to write to.</param>
/// <param name="weights">Its tensors.</param>
/// <param name="stemStride">The first layer's stride.</param>
/// <param name="prefix">What its tensors' names begin with.</param>
internal sealed class MobileNetV2Body(
    OnnxGraphBuilder graph,
    WeightReader weights,
    int stemStride,
    string prefix = "features"
)
{
    /// <summary>Channels of its map.</summary>
    public const int Channels = 1280;

    private const int StemChannels = 32;
    private const int EnoughNames = 50;

    /// <summary>Expansion, output channels, repeats, stride of the first: table 2 of the paper.</summary>
    private static readonly (int Expansion, int Channels, int Repeats, int Stride)[] s_stages =
    [
        (1, 16, 1, 1),
        (6, 24, 2, 2),
        (6, 32, 3, 2),
        (6, 64, 4, 2),
        (6, 96, 3, 1),
        (6, 160, 3, 2),
        (6, 320, 1, 1),
    ];

    /// <summary>What a cell sees.</summary>
    public static ReceptiveField Field(int stemStride) =>
        s_stages
            .SelectMany(stage => Enumerable.Range(0, stage.Repeats).Select(i => i == 0 ? stage.Stride : 1))
            .Aggregate(ReceptiveField.Pixel.Then(3, stemStride, 1), (field, stride) => field.Then(3, stride, 1));

    /// <summary>True if the names are its own.</summary>
    public static bool Match(TensorSet tensors) =>
        tensors.Names.Count(n =>
            n.StartsWith("features.", StringComparison.Ordinal) && n.Contains(".conv.", StringComparison.Ordinal)
        ) >= EnoughNames;

    /// <summary>Writes it; gives the name of the features.</summary>
    public string Write(string input)
    {
        string x = graph.Convolution(
            input,
            prefix + ".0.0",
            weights.ConvolutionNorm(prefix + ".0.0", prefix + ".0.1", StemChannels, 3, 3),
            stemStride
        );
        x = graph.Relu6(x, prefix + ".0.2");
        int index = 1;
        int channels = StemChannels;
        foreach ((int expansion, int outputs, int repeats, int firstStride) in s_stages)
        {
            for (int i = 0; i < repeats; i++, index++)
            {
                x = Block(x, $"{prefix}.{index}", channels, outputs, expansion, i == 0 ? firstStride : 1);
                channels = outputs;
            }
        }
        string last = $"{prefix}.{index}";
        x = graph.Convolution(x, last + ".0", weights.ConvolutionNorm(last + ".0", last + ".1", Channels, channels, 1));
        return graph.Relu6(x, last + ".2");
    }

    /// <summary>Inverted residual: 1x1 up (not where the expansion is 1), 3x3 depthwise, 1x1 down; the input added where shapes agree.</summary>
    private string Block(string input, string name, int inputs, int outputs, int expansion, int stride)
    {
        int hidden = inputs * expansion;
        string x = input;
        int part = 0;
        if (expansion != 1)
        {
            x = graph.Convolution(
                x,
                name + ".conv.0.0",
                weights.ConvolutionNorm(name + ".conv.0.0", name + ".conv.0.1", hidden, inputs, 1)
            );
            x = graph.Relu6(x, name + ".conv.0.2");
            part = 1;
        }
        string depthwise = $"{name}.conv.{part}";
        x = graph.Convolution(
            x,
            depthwise + ".0",
            weights.ConvolutionNorm(depthwise + ".0", depthwise + ".1", hidden, hidden, 3, groups: hidden),
            stride
        );
        x = graph.Relu6(x, depthwise + ".2");
        string project = $"{name}.conv.{part + 1}";
        x = graph.Convolution(
            x,
            project,
            weights.ConvolutionNorm(project, $"{name}.conv.{part + 2}", outputs, hidden, 1)
        );
        return stride == 1 && inputs == outputs ? graph.Add(input, x, name) : x;
    }
}
