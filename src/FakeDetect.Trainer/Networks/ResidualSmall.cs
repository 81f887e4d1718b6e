using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// A net that two CPU cores train from random weights in an hour: colours and their high-pass residual, 2x2 pixels laid into
/// channels, five residual blocks of 48, 96 and 160 channels; one cell for 8 pixels.
/// </summary>
internal sealed class ResidualSmall : DetectorNetwork
{
    private readonly HighPass _highPass = new();
    private readonly Sequential _trunk;
    private readonly Linear _head;

    public ResidualSmall(ResidualSmallArchitecture architecture, NetworkSettings settings)
        : base(architecture.Id, settings)
    {
        Layers layers = new(settings.BatchNormEpsilon, settings.BatchNormMomentum);
        _trunk = ResidualTrunk.Create(layers, 24, ResidualStage.Small);
        _head = Layers.Head(ResidualStage.Small[^1].Channels, settings.InitGain);
        register_module("trunk", _trunk);
        register_module("head", _head);
    }

    public override string HeadName => "head";

    protected override Linear Head => _head;

    protected override Tensor Features(Tensor images) =>
        _trunk.forward(Unshuffle(cat([images, _highPass.Of(images)], 1)));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _highPass.Dispose();
        base.Dispose(disposing);
    }

    // An odd row or column gets a black (0) partner, as the stride-2 kernels of the graph have it.
    private static Tensor Unshuffle(Tensor input)
    {
        long height = input.shape[2],
            width = input.shape[3];
        if (height % 2 + width % 2 > 0)
            input = functional.pad(input, [0, width % 2, 0, height % 2]);
        return functional.pixel_unshuffle(input, 2);
    }
}
