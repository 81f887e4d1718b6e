using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>ResNet-50 with torchvision's tensor names and one logit: the reference's network.</summary>
internal sealed class ResNet50 : DetectorNetwork
{
    private static readonly int[] Depths = [3, 4, 6, 3];
    private readonly PlaneConv _conv1;
    private readonly ChannelNorm _bn1;
    private readonly MaxPool2d _pool = MaxPool2d(3, 2, 1);
    private readonly List<Sequential> _layers = [];
    private readonly Linear _fc;

    public ResNet50(ResNet50Architecture architecture, NetworkSettings settings)
        : base(architecture.Id, settings)
    {
        Layers layers = new(settings.BatchNormEpsilon, settings.BatchNormMomentum);
        register_module("conv1", _conv1 = Layers.Conv(3, 64, 7, 2));
        register_module("bn1", _bn1 = layers.BatchNorm(64));
        int input = 64;
        for (int stage = 0; stage < Depths.Length; stage++)
        {
            List<Module<Tensor, Tensor>> blocks = [];
            for (int b = 0; b < Depths[stage]; b++)
            {
                blocks.Add(new Bottleneck(layers, input, 64 << stage, stage > 0 && b == 0 ? 2 : 1));
                input = 4 * (64 << stage);
            }

            _layers.Add(Sequential(blocks.ToArray()));
            register_module($"layer{stage + 1}", _layers[stage]);
        }

        register_module("fc", _fc = Layers.Head(input, settings.InitGain));
    }

    public override string HeadName => "fc";

    protected override Linear Head => _fc;

    protected override Tensor Features(Tensor images)
    {
        Tensor x = _pool.forward(_bn1.forward(_conv1.forward(images)).relu_());
        foreach (Sequential layer in _layers)
            x = layer.forward(x);
        return x;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _pool.Dispose();
        base.Dispose(disposing);
    }
}
