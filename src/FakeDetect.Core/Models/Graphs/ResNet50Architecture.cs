using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// ResNet-50 with a last layer of one output: the network of CNNDetection (Wang et al. 2020). Any picture size runs; the
/// map of logits has one cell for each 32 pixels.
/// </summary>
public sealed class ResNet50Architecture : IDetectorArchitecture
{
    private const int StemSide = 7;
    private const int StemStride = 2;
    private const int PoolStride = 2;
    private const int Stages = 4;

    /// <inheritdoc/>
    public string Id => "resnet50";

    /// <inheritdoc/>
    public string Description =>
        "ResNet-50 with one logit: the reference detector's network (Wang et al. 2020), 23.5 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.ImageNet;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } =
        BottleneckTrunk.Field(Models.ReceptiveField.Pixel, StemSide, StemStride, PoolStride, Stages);

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) => BottleneckTrunk.Match(tensors, Stages);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        string features = new BottleneckTrunk(graph, weights).Write(
            OnnxGraphBuilder.ImageName,
            StemSide,
            StemStride,
            PoolStride,
            Stages
        );
        graph.Head(features, weights.Head("fc", BottleneckTrunk.Channels(Stages)));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
