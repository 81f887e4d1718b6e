using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// ResNet-50 with a last layer of one output: the network of CNNDetection (Wang et al. 2020). Any picture size runs; the
/// map of logits has one cell for each 32 pixels. <see cref="WithoutEarlyDownsampling"/> has one for each 8.
/// </summary>
public sealed class ResNet50Architecture : IDetectorArchitecture
{
    private const int StemSide = 7;
    private const int Stages = 4;

    private readonly int _firstStrides;

    private ResNet50Architecture(string id, string description, int firstStrides, string view, long bytesPerPixel)
    {
        Id = id;
        Description = description;
        DefaultView = view;
        BytesPerPixel = bytesPerPixel;
        _firstStrides = firstStrides;
        ReceptiveField = BottleneckTrunk.Field(
            Models.ReceptiveField.Pixel,
            StemSide,
            firstStrides,
            firstStrides,
            Stages
        );
    }

    /// <summary>The network as published.</summary>
    public static ResNet50Architecture Published { get; } =
        new(
            "resnet50",
            "ResNet-50 with one logit: the reference detector's network (Wang et al. 2020), 23.5 million parameters.",
            firstStrides: 2,
            view: "CenterCrop",
            bytesPerPixel: 240
        );

    /// <summary>
    /// The same tensors with a stem and max-pool of stride 1 (Gragnaniello et al. 2021); asked for by its id. It cannot be
    /// trained here: a step takes 16 times the work.
    /// </summary>
    public static ResNet50Architecture WithoutEarlyDownsampling { get; } =
        new(
            "resnet50-nodown",
            "ResNet-50 without early downsampling (Gragnaniello et al. 2021): a cell of the map for each 8 pixels, 16 times the work.",
            firstStrides: 1,
            view: "Full",
            bytesPerPixel: 4500
        );

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.ImageNet;

    /// <inheritdoc/>
    public string DefaultView { get; }

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel { get; }

    /// <inheritdoc/>
    public TrainingDefaults? Training => IsPublished ? new(DefaultInput, DefaultBatchNormEpsilon) : null;

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; }

    private bool IsPublished => _firstStrides == 2;

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) => IsPublished && BottleneckTrunk.Match(tensors, Stages);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        string features = new BottleneckTrunk(graph, weights).Write(
            OnnxGraphBuilder.ImageName,
            StemSide,
            _firstStrides,
            _firstStrides,
            Stages
        );
        graph.Head(features, weights.Head("fc", BottleneckTrunk.Channels(Stages)));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
