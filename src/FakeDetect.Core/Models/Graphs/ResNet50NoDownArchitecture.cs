using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// ResNet-50 whose stem and max-pool have stride 1 (Gragnaniello et al. 2021). Its tensors are those of
/// <see cref="ResNet50Architecture"/>, so that it is asked for by its id.
/// </summary>
public sealed class ResNet50NoDownArchitecture : IDetectorArchitecture
{
    private const int StemSide = 7;
    private const int StemStride = 1;
    private const int PoolStride = 1;
    private const int Stages = 4;

    /// <inheritdoc/>
    public string Id => "resnet50-nodown";

    /// <inheritdoc/>
    public string Description =>
        "ResNet-50 without early downsampling (Gragnaniello et al. 2021): a cell of the map for each 8 pixels, 16 times the work.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.ImageNet;

    /// <inheritdoc/>
    public string DefaultView => "Full";

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } =
        BottleneckTrunk.Field(Models.ReceptiveField.Pixel, StemSide, StemStride, PoolStride, Stages);

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) => false;

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
