using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// NPR (Tan et al. 2024): what is left of a picture when each 2x2 block's upper left pixel is taken off the block, times
/// 2/3, seen by ResNet-50's first two stages behind a 3x3 stem. The last row or column of an odd size is left out.
/// </summary>
public sealed class NprArchitecture : IDetectorArchitecture
{
    private const int StemSide = 3;
    private const int Stages = 2;

    /// <inheritdoc/>
    public string Id => "npr";

    /// <inheritdoc/>
    public string Description =>
        "NPR: differences within 2x2 blocks, ResNet-50's first two stages; 1.4 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.ImageNet;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel => 380;

    /// <inheritdoc/>
    /// <remarks>A residual sees its own pixel and its block's first, one pixel before it at most.</remarks>
    public ReceptiveField? ReceptiveField { get; } =
        BottleneckTrunk.Field(new ReceptiveField(1, 1, 0), StemSide, 2, 2, Stages);

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) =>
        BottleneckTrunk.Match(tensors, Stages) && !SafeArchitecture.HasTwoOutputs(tensors);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        string even = graph.CropToEven(OnnxGraphBuilder.ImageName, "npr.even");
        string blocks = graph.UpsampleTwice(graph.Halve(even, "npr.half"), "npr.blocks", bilinear: false);
        string residual = graph.Subtract(even, blocks, "npr");
        string features = new BottleneckTrunk(graph, weights).Write(
            residual,
            StemSide,
            2,
            2,
            Stages,
            inputScale: 2.0 / 3.0
        );
        graph.Head(features, weights.Head(SafeArchitecture.HeadName, BottleneckTrunk.Channels(Stages)));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }
}
