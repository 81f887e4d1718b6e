using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// MobileNetV2 beside a light trunk on the picture's high-pass residual. Both maps have one cell for 32 pixels and are joined
/// before the head, so that the map of logits is that of a plain net.
/// </summary>
public sealed class MobileNetV2ResidualArchitecture : IDetectorArchitecture
{
    private const string BranchPrefix = "residual.";

    /// <inheritdoc/>
    public string Id => "mobilenetv2-residual";

    /// <inheritdoc/>
    public string Description =>
        "MobileNetV2 beside a small net on the high-pass residual, one logit: 3.2 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-3;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.MinusOneToOne;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel => 240;

    /// <inheritdoc/>
    public TrainingDefaults? Training => new(DefaultInput, DefaultBatchNormEpsilon);

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } =
        Models.ReceptiveField.Union(
            MobileNetV2Body.Field(stemStride: 2),
            ResidualTrunkGraph.Field(Models.ReceptiveField.Pixel.Then(3, 1, 1), ResidualStage.MobileNetBranch)
        );

    /// <summary>True if the names are those of this net's branch.</summary>
    internal static bool HasBranch(TensorSet tensors) =>
        tensors.Names.Any(n => n.StartsWith(BranchPrefix, StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) => MobileNetV2Body.Match(tensors) && HasBranch(tensors);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        string colours = new MobileNetV2Body(graph, weights, stemStride: 2).Write(OnnxGraphBuilder.ImageName);
        ResidualTrunkGraph trunk = new(graph, weights);
        string residual = trunk.Write(
            trunk.HighPass(OnnxGraphBuilder.ImageName),
            "residual",
            3,
            ResidualStage.MobileNetBranch
        );
        graph.Head(
            graph.Concatenate("joined", colours, residual),
            weights.Head("classifier.1", MobileNetV2Body.Channels + ResidualStage.MobileNetBranch[^1].Channels)
        );
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
