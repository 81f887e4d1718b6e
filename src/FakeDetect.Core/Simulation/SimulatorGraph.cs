using System.Globalization;
using FakeDetect.Models;
using FakeDetect.Models.Onnx;

namespace FakeDetect.Simulation;

/// <summary>
/// Writes a trained simulator as ONNX: <c>image</c> [N,3,H,W] to <c>picture</c> [N,3,H,W], RGB in 0..1; H and W are
/// multiples of the architecture's <see cref="SimulatorArchitecture.SizeMultiple"/>.
/// </summary>
public static class SimulatorGraph
{
    private const float Epsilon = 1e-5f;

    /// <summary>Builds the graph.</summary>
    /// <param name="architecture">What was trained.</param>
    /// <param name="tensors">Its tensors, named after <see cref="SimulatorLayer.Name"/>.</param>
    public static ModelProto Build(SimulatorArchitecture architecture, TensorSet tensors)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(tensors);
        var graph = new OnnxGraphBuilder("simulator");
        string x = graph.Linear(OnnxGraphBuilder.ImageName, "to-signed", 2, -1);
        var remembered = new Stack<string>();
        foreach (SimulatorLayer layer in architecture.Layers())
        {
            switch (layer.Kind)
            {
                case SimulatorLayerKind.ResidualStart:
                    remembered.Push(x);
                    break;
                case SimulatorLayerKind.ResidualEnd:
                    x = graph.Add(remembered.Pop(), x, layer.Name + ".sum");
                    break;
                default:
                    x = Write(graph, layer, x, tensors);
                    break;
            }
        }

        graph.Node(
            "Clip",
            OnnxGraphBuilder.PictureName,
            [graph.Linear(x, "to-unit", 0.5f, 0.5f), graph.Constant("low", [], [0f]), graph.Constant("high", [], [1f])]
        );
        return graph.BuildPictures(
            new("upsampling", architecture.Upsampling.ToString()),
            new("depth", architecture.Depth.ToString(CultureInfo.InvariantCulture)),
            new(ImageToImageOptions.SizeMultipleName, architecture.SizeMultiple.ToString(CultureInfo.InvariantCulture))
        );
    }

    private static string Write(OnnxGraphBuilder graph, SimulatorLayer layer, string x, TensorSet tensors)
    {
        string name = layer.Name;
        switch (layer.Kind)
        {
            case SimulatorLayerKind.Convolution:
                x = graph.ReflectPad(x, name + ".pad", (layer.Kernel - 1) / 2);
                var kernel = new ConvolutionWeights(
                    tensors[name + ".weight"].Shape,
                    tensors[name + ".weight"].Floats,
                    tensors[name + ".bias"].Floats
                );
                return graph.Convolution(x, name, kernel, layer.Stride, padding: 0);
            case SimulatorLayerKind.TransposedConvolution:
                (int padding, int outputPadding) = layer.TransposedPadding;
                WeightTensor weight = tensors[name + ".weight"];
                return graph.TransposedConvolution(
                    x,
                    name,
                    weight.Shape,
                    weight.Floats,
                    tensors[name + ".bias"].Floats,
                    padding,
                    outputPadding
                );
            case SimulatorLayerKind.BatchNorm:
                var norm = new BatchNormWeights(
                    tensors[name + ".weight"].Floats,
                    tensors[name + ".bias"].Floats,
                    tensors[name + ".running_mean"].Floats,
                    tensors[name + ".running_var"].Floats
                );
                return graph.BatchNorm(x, name, norm, Epsilon);
            case SimulatorLayerKind.InstanceNorm:
                return graph.InstanceNorm(x, name, layer.Out);
            case SimulatorLayerKind.Nearest:
                return graph.UpsampleTwice(x, name, bilinear: false);
            case SimulatorLayerKind.Bilinear:
                return graph.UpsampleTwice(x, name, bilinear: true);
            case SimulatorLayerKind.PixelShuffle:
                return graph.PixelShuffle(x, name);
            case SimulatorLayerKind.Relu:
                return graph.Relu(x, name);
            case SimulatorLayerKind.Tanh:
                return graph.Tanh(x, name);
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(layer),
                    layer.Kind,
                    "No operator is known for this layer."
                );
        }
    }
}
