using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// The body that ResNet-50 and the nets cut from it share (He et al. 2016, with the stride on the 3x3 as torchvision has
/// it): stem, max-pool, stages of bottleneck blocks. Tensor names are torchvision's.
/// </summary>
internal sealed class BottleneckTrunk(OnnxGraphBuilder graph, WeightReader weights)
{
    private const int StemChannels = 64;
    private const int Expansion = 4;

    private static readonly int[] s_depths = [3, 4, 6, 3];

    /// <summary>Channels behind a number of stages: 256, 512, 1024, 2048.</summary>
    public static int Channels(int stages) => (StemChannels * Expansion) << (stages - 1);

    /// <summary>What a cell behind the last stage sees.</summary>
    public static ReceptiveField Field(ReceptiveField input, int stemSide, int stemStride, int poolStride, int stages)
    {
        ReceptiveField field = input.Then(stemSide, stemStride, stemSide / 2).Then(3, poolStride, 1);
        for (int stage = 1; stage <= stages; stage++)
        {
            for (int block = 0; block < s_depths[stage - 1]; block++)
                field = field.Then(3, Stride(stage, block), 1);
        }
        return field;
    }

    /// <summary>True if the names are a bottleneck ResNet's with exactly that many stages.</summary>
    public static bool Match(TensorSet tensors, int stages)
    {
        const int EnoughNames = 20;
        return tensors.Names.Count(n => n.StartsWith("layer", StringComparison.Ordinal)) >= EnoughNames
            && tensors.Names.Any(n => n.StartsWith($"layer{stages}.", StringComparison.Ordinal))
            && !tensors.Names.Any(n => n.StartsWith($"layer{stages + 1}.", StringComparison.Ordinal))
            && tensors.Names.Any(n => n.Contains(".conv3.", StringComparison.Ordinal));
    }

    /// <summary>Writes stem, pool and stages; gives the name of the features.</summary>
    /// <param name="input">[N,3,h,w].</param>
    /// <param name="stemSide">Side of the first kernel.</param>
    /// <param name="stemStride">Its stride.</param>
    /// <param name="poolStride">The max-pool's stride.</param>
    /// <param name="stages">1 to 4.</param>
    /// <param name="inputScale">A factor on the input, folded into the first kernel.</param>
    public string Write(string input, int stemSide, int stemStride, int poolStride, int stages, double inputScale = 1)
    {
        ConvolutionWeights stem = weights.ConvolutionNorm("conv1", "bn1", StemChannels, 3, stemSide);
        if (inputScale != 1)
            stem = stem.WithInputScale(inputScale);
        string x = graph.Relu(graph.Convolution(input, "conv1", stem, stemStride), "relu");
        x = graph.MaxPool(x, "maxpool", 3, poolStride, 1);
        int channels = StemChannels;
        for (int stage = 1; stage <= stages; stage++)
        {
            for (int block = 0; block < s_depths[stage - 1]; block++)
            {
                x = Block(x, $"layer{stage}.{block}", channels, StemChannels << (stage - 1), Stride(stage, block));
                channels = Channels(stage);
            }
        }
        return x;
    }

    private static int Stride(int stage, int block) => stage > 1 && block == 0 ? 2 : 1;

    private string Block(string input, string name, int inputs, int width, int stride)
    {
        int outputs = width * Expansion;
        string x = Convolution(input, $"{name}.conv1", $"{name}.bn1", width, inputs, 1, 1);
        x = graph.Relu(x, $"{name}.relu1");
        x = Convolution(x, $"{name}.conv2", $"{name}.bn2", width, width, 3, stride);
        x = graph.Relu(x, $"{name}.relu2");
        x = Convolution(x, $"{name}.conv3", $"{name}.bn3", outputs, width, 1, 1);
        string shortcut =
            stride == 1 && inputs == outputs
                ? input
                : Convolution(input, $"{name}.downsample.0", $"{name}.downsample.1", outputs, inputs, 1, stride);
        return graph.Relu(graph.Add(x, shortcut, $"{name}.sum"), $"{name}.relu3");
    }

    private string Convolution(string input, string name, string norm, int outputs, int inputs, int side, int stride) =>
        graph.Convolution(input, name, weights.ConvolutionNorm(name, norm, outputs, inputs, side), stride);
}
