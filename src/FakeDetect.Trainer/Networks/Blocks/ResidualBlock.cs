using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>Two 3x3 convolutions of the same width with a shortcut (He et al. 2016, basic block).</summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly PlaneConv _conv1;
    private readonly PlaneConv _conv2;
    private readonly ChannelNorm _bn1;
    private readonly ChannelNorm _bn2;

    public ResidualBlock(Layers layers, int channels)
        : base(nameof(ResidualBlock))
    {
        register_module("conv1", _conv1 = Layers.Conv(channels, channels, 3, 1));
        register_module("bn1", _bn1 = layers.BatchNorm(channels));
        register_module("conv2", _conv2 = Layers.Conv(channels, channels, 3, 1));
        register_module("bn2", _bn2 = layers.BatchNorm(channels));
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = _bn1.forward(_conv1.forward(input)).relu_();
        return _bn2.forward(_conv2.forward(x)).add_(input, FixedScalars.One).relu_();
    }
}
