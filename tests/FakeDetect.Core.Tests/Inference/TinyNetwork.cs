using FakeDetect.Core.Tests.Models;
using FakeDetect.Models;
using FakeDetect.Models.Onnx;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>Small networks of known receptive fields, with weights by formula, that use what large ones use.</summary>
internal sealed record TinyNetwork(string Name, ModelProto Graph, ReceptiveField Field)
{
    /// <summary>Stride 8, with padded convolutions, a pool and a dilated layer.</summary>
    public static TinyNetwork Strided() => Named("tiny-strided");

    /// <summary>The same with other weights.</summary>
    public static TinyNetwork Named(string name)
    {
        Builder net = new(name);
        net.Convolution(3, 4, 5, stride: 2);
        net.Pool();
        net.Convolution(4, 6, 3, stride: 2);
        net.Convolution(6, 6, 3, dilation: 2);
        return net.Finish(6);
    }

    /// <summary>Stride 1: a map as large as the picture.</summary>
    public static TinyNetwork Unstrided()
    {
        Builder net = new("tiny-unstrided");
        net.Convolution(3, 5, 3);
        net.Convolution(5, 5, 5);
        return net.Finish(5);
    }

    /// <summary>Stride 4 without padding: the map is smaller than the picture divided by the stride.</summary>
    public static TinyNetwork Unpadded()
    {
        Builder net = new("tiny-unpadded");
        net.Convolution(3, 4, 2, stride: 2, padding: 0);
        net.Convolution(4, 4, 2, stride: 2, padding: 0);
        net.Convolution(4, 4, 3);
        return net.Finish(4);
    }

    public static TinyNetwork Find(string name) =>
        name switch
        {
            "strided" => Strided(),
            "unstrided" => Unstrided(),
            _ => Unpadded(),
        };

    /// <summary>A model's folder.</summary>
    public DetectorModel Write(string root, DetectorCardChange? change = null)
    {
        ModelCard card = new()
        {
            Name = Name,
            Architecture = "tiny",
            Input = ModelInput.ImageNet,
            Tiling = new ModelTiling(Field.Stride, Field.Halo),
            CropSize = 32,
            OnnxSha256 = "",
        };
        return ModelFolderWriter.Write(
            Path.Combine(root, Name),
            change is null ? card : change(card),
            Graph,
            "# A test's network\n",
            overwrite: true
        );
    }

    internal delegate ModelCard DetectorCardChange(ModelCard card);

    private sealed class Builder(string name)
    {
        private readonly OnnxGraphBuilder _graph = new(name);
        private string _last = OnnxGraphBuilder.ImageName;
        private int _layers;
        private ReceptiveField _field = ReceptiveField.Pixel;

        public void Convolution(int inputs, int outputs, int kernel, int stride = 1, int padding = -1, int dilation = 1)
        {
            string layer = $"{name}.{_layers++}";
            long[] shape = [outputs, inputs, kernel, kernel];
            float[] bias = [.. Enumerable.Range(0, outputs).Select(i => 0.3f * (i - 1))];
            string sum = _graph.Convolution(
                _last,
                layer,
                new ConvolutionWeights(shape, FormulaValues.Kernel(layer, shape), bias),
                stride,
                padding,
                dilation
            );
            _last = _graph.Relu(sum, layer + ".relu");
            _field = _field.Then(kernel, stride, padding < 0 ? (kernel - 1) / 2 * dilation : padding, dilation);
        }

        public void Pool()
        {
            _last = _graph.MaxPool(_last, $"{name}.{_layers++}", 3, 2, 1);
            _field = _field.Then(3, 2, 1);
        }

        public TinyNetwork Finish(int inputs)
        {
            float[] head = FormulaValues.Kernel(name + ".head", 1, inputs, 1, 1);
            _graph.Head(_last, new ConvolutionWeights([1, inputs, 1, 1], head, [0.1f]));
            return new TinyNetwork(name, _graph.Build(), _field);
        }
    }
}
