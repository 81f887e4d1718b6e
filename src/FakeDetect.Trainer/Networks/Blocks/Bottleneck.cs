using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>ResNet-50's block: 1x1, 3x3 (which carries the stride), 1x1 to four times the width, and a shortcut.</summary>
internal sealed class Bottleneck : Module<Tensor, Tensor>
{
    private readonly PlaneConv _conv1;
    private readonly PlaneConv _conv2;
    private readonly PlaneConv _conv3;
    private readonly ChannelNorm _bn1;
    private readonly ChannelNorm _bn2;
    private readonly ChannelNorm _bn3;
    private readonly Sequential? _downsample;

    public Bottleneck(Layers layers, int input, int width, int stride)
        : base(nameof(Bottleneck))
    {
        int output = 4 * width;
        register_module("conv1", _conv1 = Layers.Conv(input, width, 1, 1));
        register_module("bn1", _bn1 = layers.BatchNorm(width));
        register_module("conv2", _conv2 = Layers.Conv(width, width, 3, stride));
        register_module("bn2", _bn2 = layers.BatchNorm(width));
        register_module("conv3", _conv3 = Layers.Conv(width, output, 1, 1));
        register_module("bn3", _bn3 = layers.BatchNorm(output));
        if (stride != 1 || input != output)
            register_module(
                "downsample",
                _downsample = Sequential(Layers.Conv(input, output, 1, stride), layers.BatchNorm(output))
            );
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = _bn1.forward(_conv1.forward(input)).relu_();
        x = _bn2.forward(_conv2.forward(x)).relu_();
        x = _bn3.forward(_conv3.forward(x));
        return x.add_(_downsample?.forward(input) ?? input, FixedScalars.One).relu_();
    }
}
