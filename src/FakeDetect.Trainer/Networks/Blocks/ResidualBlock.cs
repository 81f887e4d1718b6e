using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>
/// Two 3x3 convolutions with a shortcut (He et al. 2016, basic block), a 1x1 convolution where the shape changes.
/// </summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly PlaneConv _conv1;
    private readonly PlaneConv _conv2;
    private readonly ChannelNorm _bn1;
    private readonly ChannelNorm _bn2;
    private readonly Sequential? _downsample;

    public ResidualBlock(Layers layers, int input, int output, int stride)
        : base(nameof(ResidualBlock))
    {
        register_module("conv1", _conv1 = Layers.Conv(input, output, 3, stride));
        register_module("bn1", _bn1 = layers.BatchNorm(output));
        register_module("conv2", _conv2 = Layers.Conv(output, output, 3, 1));
        register_module("bn2", _bn2 = layers.BatchNorm(output));
        if (stride != 1 || input != output)
            register_module(
                "downsample",
                _downsample = Sequential(Layers.Conv(input, output, 1, stride), layers.BatchNorm(output))
            );
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = _bn1.forward(_conv1.forward(input)).relu_();
        x = _bn2.forward(_conv2.forward(x));
        return x.add_(_downsample?.forward(input) ?? input, FixedScalars.One).relu_();
    }
}
