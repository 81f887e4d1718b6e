using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// Two MobileNetV2 bodies on the same picture: one as published, one whose stem keeps every pixel. The first ranks the
/// generators of today better, the second those whose trace lies in the finest detail (Gragnaniello et al., ICME 2021). The
/// finer map is averaged over 2x2 cells, so that both have one cell for 32 pixels, and they are joined before the head.
/// </summary>
public sealed class MobileNetV2TwinArchitecture : IDetectorArchitecture
{
    private const string FinePrefix = "fine";

    /// <inheritdoc/>
    public string Id => "mobilenetv2-twin";

    /// <inheritdoc/>
    public string Description =>
        "Two MobileNetV2, one of which keeps every pixel in its first layer, one logit: 4.5 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-3;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.MinusOneToOne;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel => 1000;

    /// <inheritdoc/>
    public TrainingDefaults? Training => new(DefaultInput, DefaultBatchNormEpsilon);

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } =
        Models.ReceptiveField.Union(
            MobileNetV2Body.Field(stemStride: 2),
            MobileNetV2Body.Field(stemStride: 1).Then(2, 2, 0)
        );

    /// <summary>True if the names are those of this net's second body.</summary>
    internal static bool HasFineBody(TensorSet tensors) =>
        tensors.Names.Any(n => n.StartsWith(FinePrefix + ".", StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) => MobileNetV2Body.Match(tensors) && HasFineBody(tensors);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        string coarse = new MobileNetV2Body(graph, weights, stemStride: 2).Write(OnnxGraphBuilder.ImageName);
        string fine = new MobileNetV2Body(graph, weights, stemStride: 1, FinePrefix).Write(OnnxGraphBuilder.ImageName);
        graph.Head(
            graph.Concatenate("joined", coarse, graph.AveragePool(fine, "fine.pooled", 2)),
            weights.Head("classifier.1", 2 * MobileNetV2Body.Channels)
        );
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
