using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// ResNet-18 (He et al. 2016) with three blocks in its last stage, torchvision's tensor names, and a head that reads the
/// means of stages 2, 3 and 4: what a network leaves in a picture is a matter of fine texture as well as of shape. The finer
/// maps are averaged over the cells of the last stage, one for 32 pixels, and joined before the head; where the picture's
/// sides are multiples of 32 that is the mean of each map.
/// </summary>
public sealed class ResNet18MultilevelArchitecture : IDetectorArchitecture
{
    /// <summary>The factor on stage 4, whose means are four times those of the others in the ImageNet weights.</summary>
    public const float LastStageFactor = 0.25f;

    private const int StemChannels = 64;
    private const int FirstRead = 2;

    /// <summary>Blocks a stage: those of ML.NET's ResNet-18, whose weights start the training.</summary>
    public static IReadOnlyList<int> Depths { get; } = [2, 2, 2, 3];

    /// <summary>Features that the head reads: 128, 256 and 512.</summary>
    public static int Features { get; } = Enumerable.Range(FirstRead, Depths.Count - FirstRead + 1).Sum(Channels);

    /// <inheritdoc/>
    public string Id => "resnet18-multilevel";

    /// <inheritdoc/>
    public string Description =>
        "ResNet-18 whose head reads three stages, from fine texture to shape, one logit: 15.9 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.MeanSubtracted;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel => 180;

    /// <inheritdoc/>
    public TrainingDefaults? Training => new(DefaultInput, DefaultBatchNormEpsilon);

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } = Field();

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) =>
        tensors.Contains("layer4.2.conv2.weight")
        && tensors.Contains("layer1.0.bn2.weight")
        && !tensors.Contains("layer1.0.conv3.weight");

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        ConvolutionWeights stem = weights.ConvolutionNorm("conv1", "bn1", StemChannels, 3, 7);
        string x = graph.Relu(graph.Convolution(OnnxGraphBuilder.ImageName, "conv1", stem, stride: 2), "relu");
        x = graph.MaxPool(x, "maxpool", 3, 2, 1);
        List<string> read = [];
        int inputs = StemChannels;
        for (int stage = 1; stage <= Depths.Count; stage++)
        {
            for (int block = 0; block < Depths[stage - 1]; block++)
            {
                string name = $"layer{stage}.{block}";
                x = BasicBlock.Write(graph, weights, x, name, inputs, Channels(stage), Stride(stage, block));
                inputs = Channels(stage);
            }
            if (stage >= FirstRead && stage < Depths.Count)
                read.Add(graph.AveragePool(x, $"layer{stage}.pooled", CellsToLast(stage)));
        }
        read.Add(graph.Scale(x, "layer4.scaled", LastStageFactor));
        graph.Head(graph.Concatenate("joined", read), weights.Head("fc", Features));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }

    /// <summary>Cells of a stage's map, in each direction, to one of the last stage's.</summary>
    /// <param name="stage">1 to 4.</param>
    public static int CellsToLast(int stage) => 1 << (Depths.Count - stage);

    private static int Channels(int stage) => StemChannels << (stage - 1);

    private static int Stride(int stage, int block) => stage > 1 && block == 0 ? 2 : 1;

    private static ReceptiveField Field()
    {
        ReceptiveField field = Models.ReceptiveField.Pixel.Then(7, 2, 3).Then(3, 2, 1);
        ReceptiveField? joined = null;
        for (int stage = 1; stage <= Depths.Count; stage++)
        {
            for (int block = 0; block < Depths[stage - 1]; block++)
                field = BasicBlock.Field(field, Stride(stage, block));
            if (stage < FirstRead)
                continue;
            ReceptiveField pooled = field.Then(CellsToLast(stage), CellsToLast(stage), 0);
            joined = joined is { } before ? Models.ReceptiveField.Union(before, pooled) : pooled;
        }
        return joined!.Value;
    }
}
