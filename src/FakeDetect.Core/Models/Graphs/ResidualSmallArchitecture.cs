using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// A small residual net: colours and their high-pass residual, 2x2 pixels laid into channels, five residual blocks of 48, 96
/// and 160 channels, the map of logits averaged. Trains from random weights on two CPU cores in an hour.
/// </summary>
public sealed class ResidualSmallArchitecture : IDetectorArchitecture
{
    /// <inheritdoc/>
    public string Id => "residual-small";

    /// <inheritdoc/>
    public string Description =>
        "A small net of residual blocks on colours and their high-pass residual: 1.3 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.MinusOneToOne;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel => 300;

    /// <inheritdoc/>
    public TrainingDefaults? Training => new(DefaultInput, DefaultBatchNormEpsilon);

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } =
        ResidualTrunkGraph.Field(Models.ReceptiveField.Pixel.Then(3, 1, 1).Then(3, 2, 1), ResidualStage.Small);

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) =>
        tensors.Contains("head.weight") && tensors.Names.Any(n => n.StartsWith("trunk.", StringComparison.Ordinal));

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        ResidualTrunkGraph trunk = new(graph, weights);
        string both = graph.Concatenate("both", OnnxGraphBuilder.ImageName, trunk.HighPass(OnnxGraphBuilder.ImageName));
        string x = trunk.Write(graph.PixelUnshuffle(both, "unshuffled", 6), "trunk", 24, ResidualStage.Small);
        graph.Head(x, weights.Head("head", ResidualStage.Small[^1].Channels));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
