using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>The layers that the networks share, with one batch norm setting.</summary>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">The weight of a batch in the running statistics.</param>
internal sealed record Layers(double Epsilon, double Momentum)
{
    /// <summary>Batch norm over channels.</summary>
    public ChannelNorm BatchNorm(int channels) => new(channels, Epsilon, Momentum);

    /// <summary>A bias-free convolution with same padding.</summary>
    public static PlaneConv Conv(int input, int output, int kernel, int stride, int groups = 1) =>
        new(input, output, kernel, stride, groups);

    /// <summary>
    /// Convolution, batch norm, ReLU6. The last is not in place: autograd needs its input, and would copy that first.
    /// </summary>
    public Sequential ConvBnRelu6(int input, int output, int kernel, int stride, int groups = 1) =>
        Sequential(Conv(input, output, kernel, stride, groups), BatchNorm(output), ReLU6(inplace: false));

    /// <summary>The last layer, from averaged features to one logit: normal weights, PyTorch's default bias, as the reference.</summary>
    public static Linear Head(int features, double deviation)
    {
        Linear head = Linear(features, 1);
        init.normal_(head.weight!, 0, deviation);
        return head;
    }
}
