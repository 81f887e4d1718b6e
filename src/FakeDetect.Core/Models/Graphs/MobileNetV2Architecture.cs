using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// MobileNetV2 at width 1.0 (Sandler et al. 2018), torchvision's tensor names, one logit: 2.2 million parameters. Every
/// padding is PyTorch's, the same on both sides. With a stem of stride 1 (<see cref="WithoutEarlyDownsampling"/>) the first
/// layers see every pixel, where the traces of upsampling live (Gragnaniello et al., ICME 2021), at four times the cost.
/// </summary>
public sealed class MobileNetV2Architecture : IDetectorArchitecture
{
    private readonly int _stemStride;

    private const int StemChannels = 32;
    private const int LastChannels = 1280;

    /// <summary>Expansion, output channels, repeats, stride of the first: table 2 of the paper.</summary>
    private static readonly (int Expansion, int Channels, int Repeats, int Stride)[] s_stages =
    [
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
    ];

    /// <summary>The network as published.</summary>
    public MobileNetV2Architecture()
        : this("mobilenetv2", "MobileNetV2 with one logit: 2.2 million parameters, small and fast on a CPU.", stemStride: 2)
    {
    }

    private MobileNetV2Architecture(string id, string description, int stemStride)
    {
        Id = id;
        Description = description;
        _stemStride = stemStride;
        ReceptiveField = s_stages
            .SelectMany(stage => Enumerable.Range(0, stage.Repeats).Select(i => i == 0 ? stage.Stride : 1))
            .Aggregate(Models.ReceptiveField.Pixel.Then(3, stemStride, 1), (field, stride) => field.Then(3, stride, 1));
    }

    /// <summary>The same tensors with a stem of stride 1; asked for by its id.</summary>
    public static MobileNetV2Architecture WithoutEarlyDownsampling { get; } =
        new("mobilenetv2-nodown", "MobileNetV2 whose first layer keeps every pixel: four times the cost, finer traces.", stemStride: 1);

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.ImageNet;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; }

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) =>
        _stemStride == 2 && tensors.Names.Count(n => n.StartsWith("features.", StringComparison.Ordinal) && n.Contains(".conv.", StringComparison.Ordinal)) >= 50;

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);

        string x = graph.Convolution(
            OnnxGraphBuilder.ImageName, "features.0.0", weights.ConvolutionNorm("features.0.0", "features.0.1", StemChannels, 3, 3), _stemStride);
        x = graph.Relu6(x, "features.0.2");
        int index = 1;
        int channels = StemChannels;
        foreach ((int expansion, int outputs, int repeats, int firstStride) in s_stages)
        {
            for (int i = 0; i < repeats; i++, index++)
            {
                x = Block(graph, weights, x, $"features.{index}", channels, outputs, expansion, i == 0 ? firstStride : 1);
                channels = outputs;
            }
        }
        string last = $"features.{index}";
        x = graph.Convolution(x, last + ".0", weights.ConvolutionNorm(last + ".0", last + ".1", LastChannels, channels, 1));
        x = graph.Relu6(x, last + ".2");
        graph.Head(x, weights.Head("classifier.1", LastChannels));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }

    /// <summary>Inverted residual: 1x1 up (not where the expansion is 1), 3x3 depthwise, 1x1 down; the input added where shapes agree.</summary>
    private static string Block(
        OnnxGraphBuilder graph, WeightReader weights, string input, string name, int inputs, int outputs, int expansion, int stride)
    {
        int hidden = inputs * expansion;
        string x = input;
        int part = 0;
        if (expansion != 1)
        {
            x = graph.Convolution(x, name + ".conv.0.0", weights.ConvolutionNorm(name + ".conv.0.0", name + ".conv.0.1", hidden, inputs, 1));
            x = graph.Relu6(x, name + ".conv.0.2");
            part = 1;
        }
        string depthwise = $"{name}.conv.{part}";
        x = graph.Convolution(
            x, depthwise + ".0", weights.ConvolutionNorm(depthwise + ".0", depthwise + ".1", hidden, hidden, 3, groups: hidden), stride);
        x = graph.Relu6(x, depthwise + ".2");
        string project = $"{name}.conv.{part + 1}";
        x = graph.Convolution(x, project, weights.ConvolutionNorm(project, $"{name}.conv.{part + 2}", outputs, hidden, 1));
        return stride == 1 && inputs == outputs ? graph.Add(input, x, name) : x;
    }
}
