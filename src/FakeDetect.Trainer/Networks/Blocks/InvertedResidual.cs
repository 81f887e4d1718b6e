using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>MobileNetV2's block: 1x1 expansion, 3x3 depthwise, 1x1 projection, and a shortcut where shapes allow it.</summary>
internal sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private readonly Sequential _conv;
    private readonly bool _shortcut;

    public InvertedResidual(Layers layers, int input, int output, int stride, int expansion)
        : base(nameof(InvertedResidual))
    {
        int hidden = input * expansion;
        List<Module<Tensor, Tensor>> conv = [];
        if (expansion != 1)
            conv.Add(layers.ConvBnRelu6(input, hidden, 1, 1));
        conv.Add(layers.ConvBnRelu6(hidden, hidden, 3, stride, hidden));
        conv.Add(Layers.Conv(hidden, output, 1, 1));
        conv.Add(layers.BatchNorm(output));
        _conv = Sequential(conv.ToArray());
        _shortcut = stride == 1 && input == output;
        register_module("conv", _conv);
    }

    public override Tensor forward(Tensor input)
    {
        Tensor output = _conv.forward(input);
        return _shortcut ? output.add_(input, FixedScalars.One) : output;
    }
}
