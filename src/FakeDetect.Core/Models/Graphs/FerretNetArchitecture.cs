using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// FerretNet (2025) with the median of 3x3 neighbours: a picture less its local median, seen by a stem and two stages of
/// two blocks with grouped, dilated convolutions. The width is read off the tensors: variant S (32) and B (96) differ in
/// it alone.
/// </summary>
public sealed class FerretNetArchitecture : IDetectorArchitecture
{
    private const int StageCount = 2;
    private const int BlocksOfStage = 2;
    private const int SmallWidth = 32;

    /// <inheritdoc/>
    public string Id => "ferretnet";

    /// <inheritdoc/>
    public string Description =>
        "FerretNet: difference to the local median, dilated depthwise convolutions; variant S has 0.13 million parameters.";

    /// <inheritdoc/>
    public double DefaultBatchNormEpsilon => 1e-5;

    /// <inheritdoc/>
    public ModelInput DefaultInput => ModelInput.Clip;

    /// <inheritdoc/>
    public int DefaultCropSize => 224;

    /// <inheritdoc/>
    public long BytesPerPixel => 300;

    /// <inheritdoc/>
    public ReceptiveField? ReceptiveField { get; } = Field();

    /// <inheritdoc/>
    public bool Match(TensorSet tensors) =>
        tensors.Names.Any(n => n.StartsWith("cbr1.", StringComparison.Ordinal))
        && tensors.Names.Any(n => n.StartsWith("feature.0.0.layers.", StringComparison.Ordinal));

    /// <inheritdoc/>
    public ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null)
    {
        double epsilon = batchNormEpsilon ?? DefaultBatchNormEpsilon;
        WeightReader weights = new(tensors, Id, epsilon);
        OnnxGraphBuilder graph = new(Id);
        int width =
            tensors.TryGet("cbr2.0.weight", out WeightTensor? stem) && stem.Shape is [> 0 and < 4096, ..]
                ? (int)stem.Shape[0]
                : SmallWidth;

        string x = graph.Subtract(
            OnnxGraphBuilder.ImageName,
            NeighbourMedian.Write(graph, OnnxGraphBuilder.ImageName),
            "residual"
        );
        x = graph.Relu(
            graph.Convolution(x, "cbr1", weights.ConvolutionNorm("cbr1.0", "cbr1.1", width / 2, 3, 3)),
            "cbr1.relu"
        );
        x = graph.Relu(
            graph.Convolution(x, "cbr2", weights.ConvolutionNorm("cbr2.0", "cbr2.1", width, width / 2, 3), stride: 2),
            "cbr2.relu"
        );
        for (int stage = 0; stage < StageCount; stage++)
        {
            for (int block = 0; block < BlocksOfStage; block++)
                x = Block(
                    graph,
                    weights,
                    x,
                    $"feature.{stage}.{block}",
                    block == 0 ? width : 2 * width,
                    2 * width,
                    block == 0 ? 2 : 1
                );
            width *= 2;
        }
        x = graph.Convolution(
            x,
            $"feature.{StageCount}",
            weights.Convolution($"feature.{StageCount}", width, width, 1)
        );
        graph.Head(x, weights.Head("logit.1", width));
        weights.Finish();
        return graph.Build(ArchitectureMetadata.Of(this, epsilon));
    }

    private static ReceptiveField Field()
    {
        // Median, first and second convolution.
        ReceptiveField field = Models.ReceptiveField.Pixel.Then(3, 1, 1).Then(3, 1, 1).Then(3, 2, 1);
        for (int block = 0; block < StageCount * BlocksOfStage; block++)
            field = field.Then(3, block % BlocksOfStage == 0 ? 2 : 1, 2, dilation: 2).Then(3, 1, 1);
        return field;
    }

    private static string Block(
        OnnxGraphBuilder graph,
        WeightReader weights,
        string input,
        string name,
        int inputs,
        int outputs,
        int stride
    )
    {
        string layers = name + ".layers";
        string near = graph.Convolution(
            input,
            layers + ".0.conv1",
            weights.Convolution(layers + ".0.conv1", outputs, inputs, 3, groups: inputs),
            stride
        );
        string far = graph.Convolution(
            input,
            layers + ".0.conv2",
            weights.Convolution(layers + ".0.conv2", outputs, inputs, 3, groups: inputs),
            stride,
            dilation: 2
        );
        string x = graph.Add(near, far, layers + ".0.sum");
        x = graph.Convolution(
            x,
            layers + ".0.conv3",
            weights.ConvolutionNorm(layers + ".0.conv3", layers + ".1", outputs, outputs, 1)
        );
        x = graph.Relu(x, layers + ".2");
        x = graph.Convolution(
            x,
            layers + ".3.depth_wise",
            weights.Convolution(layers + ".3.depth_wise", outputs, outputs, 3, groups: outputs)
        );
        x = graph.Convolution(
            x,
            layers + ".3.point_wise",
            weights.ConvolutionNorm(layers + ".3.point_wise", layers + ".4", outputs, outputs, 1)
        );
        string shortcut =
            stride == 1 && inputs == outputs
                ? input
                : graph.Convolution(
                    input,
                    name + ".shortcut",
                    weights.ConvolutionNorm(name + ".shortcut.0", name + ".shortcut.1", outputs, inputs, 1, bias: true),
                    stride
                );
        return graph.Relu(graph.Add(x, shortcut, name + ".sum"), name + ".relu");
    }
}
