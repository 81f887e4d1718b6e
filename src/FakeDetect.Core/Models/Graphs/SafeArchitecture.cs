using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// SAFE (Li et al. 2025): the diagonal details of one level of the biorthogonal 1.3 wavelet transform (borders mirrored),
/// resized bilinearly to the picture's size, seen by ResNet-50's first two stages behind a 3x3 stem; two outputs (real,
/// fake) with softmax. Input is RGB 0..1.
/// </summary>
public sealed class SafeArchitecture : IDetectorArchitecture
{
    internal const string HeadName = "fc1";

    private const int StemSide = 3;
    private const int Stages = 2;

    /// <inheritdoc/>
    public string Id => "safe";

    /// <inheritdoc/>
    public string Description =>
        "SAFE: diagonal wavelet details, ResNet-50's first two stages; 1.4 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.ZeroToOne;

    /// <inheritdoc/>
    public int DefaultCropSize => 256;

    /// <inheritdoc/>
    public long BytesPerPixel => 380;

    /// <inheritdoc/>
    /// <remarks>The resize has a ratio that depends on the picture's size: tiles would see another grid.</remarks>
    public ReceptiveField? ReceptiveField => null;

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) => BottleneckTrunk.Match(tensors, Stages) && HasTwoOutputs(tensors);

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        string features = new BottleneckTrunk(graph, weights).Write(DiagonalDetails(graph), StemSide, 2, 2, Stages);
        graph.Head(features, weights.Head(HeadName, BottleneckTrunk.Channels(Stages)));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }

    /// <summary>NPR has the same tensors with one output.</summary>
    internal static bool HasTwoOutputs(TensorSet tensors) =>
        tensors.TryGet(HeadName + ".weight", out WeightTensor? head) && head.Shape is [2, ..];

    /// <summary>
    /// The high-pass of the wavelet has two taps that are not zero, 1/sqrt(2) and -1/sqrt(2), third and fourth of six. In
    /// both directions that is half the diagonal difference of 2x2 blocks, and the transform's borders put the first block
    /// two pixels before the picture; behind it two more follow, three where the size is odd (the third is not reached
    /// where it is even).
    /// </summary>
    private static string DiagonalDetails(OnnxGraphBuilder graph)
    {
        float[] block = [0.5f, -0.5f, -0.5f, 0.5f];
        ConvolutionWeights difference = new([3, 1, 2, 2], [.. block, .. block, .. block], null, Groups: 3);
        string extended = graph.Mirror(OnnxGraphBuilder.ImageName, "dwt.border", before: 2, after: 3);
        string details = graph.Convolution(extended, "dwt.details", difference, stride: 2, padding: 0);
        return graph.ResizeLike(details, OnnxGraphBuilder.ImageName, "dwt");
    }
}
