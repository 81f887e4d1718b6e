using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// MobileNetV2 at width 1.0 (Sandler et al. 2018), torchvision's tensor names, one logit: 2.2 million parameters. Every
/// padding is PyTorch's, the same on both sides. With a stem of stride 1 (<see cref="WithoutEarlyDownsampling"/>) the first
/// layers see every pixel, where the traces of upsampling live (Gragnaniello et al., ICME 2021), at four times the cost.
/// </summary>
public sealed class MobileNetV2Architecture : IDetectorArchitecture
{
    /// <summary>The network as published.</summary>
    public MobileNetV2Architecture()
        : this(
            "mobilenetv2",
            "MobileNetV2 with one logit: 2.2 million parameters, small and fast on a CPU.",
            stemStride: 2,
            bytesPerPixel: 240
        ) { }

    private MobileNetV2Architecture(string id, string description, int stemStride, long bytesPerPixel)
    {
        Id = id;
        Description = description;
        StemStride = stemStride;
        BytesPerPixel = bytesPerPixel;
        ReceptiveField = MobileNetV2Body.Field(stemStride);
    }

    /// <summary>The network as published.</summary>
    public static MobileNetV2Architecture Published { get; } = new();

    /// <summary>The same tensors with a stem of stride 1; asked for by its id.</summary>
    public static MobileNetV2Architecture WithoutEarlyDownsampling { get; } =
        new(
            "mobilenetv2-nodown",
            "MobileNetV2 whose first layer keeps every pixel: four times the cost, finer traces.",
            stemStride: 1,
            bytesPerPixel: 1000
        );

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>The first layer's stride: 2 as published, 1 to keep every pixel.</summary>
    public int StemStride { get; }

    /// <inheritdoc/>
    public long BytesPerPixel { get; }

    /// <summary>The ImageNet weights that training starts from come from Keras: v / 127.5 - 1, epsilon 1e-3.</summary>
    public TrainingDefaults? Training { get; } = new(ModelInput.MinusOneToOne, 1e-3);

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
        StemStride == 2
        && MobileNetV2Body.Match(tensors)
        && !MobileNetV2ResidualArchitecture.HasBranch(tensors)
        && !MobileNetV2TwinArchitecture.HasFineBody(tensors);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        graph.Head(
            new MobileNetV2Body(graph, weights, StemStride).Write(OnnxGraphBuilder.ImageName),
            weights.Head("classifier.1", MobileNetV2Body.Channels)
        );
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
