using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Simulators;

/// <summary>
/// The 70x70 PatchGAN of pix2pix and CycleGAN: four by four convolutions, stride 2 but for the last two, leaky ReLU 0.2,
/// instance normalisation from the second on; [N,3,H,W] to a map of scores.
/// </summary>
internal sealed class PatchDiscriminator : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Sequential _network;

    /// <summary>Makes the network with weights drawn from N(0, 0.02).</summary>
    /// <param name="width">Channels of the first layer; the papers: 64.</param>
    public PatchDiscriminator(int width)
        : base(nameof(PatchDiscriminator))
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        int from = 3;
        for (int i = 0; i < 4; i++)
        {
            int to = width << i;
            layers.Add(($"conv{i}", Convolution(from, to, stride: i < 3 ? 2 : 1)));
            if (i > 0)
                layers.Add(($"norm{i}", InstanceNorm2d(to)));
            layers.Add(($"relu{i}", LeakyReLU(0.2)));
            from = to;
        }

        layers.Add(("score", Convolution(from, 1, stride: 1)));
        _network = Sequential(layers);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _network.call(input);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _network.Dispose();
        base.Dispose(disposing);
    }

    private static TorchSharp.Modules.Conv2d Convolution(int from, int to, int stride)
    {
        TorchSharp.Modules.Conv2d convolution = Conv2d(from, to, 4, stride: stride, padding: 1);
        init.normal_(convolution.weight, 0, 0.02);
        init.zeros_(convolution.bias);
        return convolution;
    }
}
