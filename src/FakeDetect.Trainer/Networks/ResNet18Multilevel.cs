using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// ResNet-18 with three blocks in its last stage, torchvision's tensor names, and a head on the means of stages 2, 3 and 4;
/// the finer maps are averaged over the cells of the last one, as in the graph.
/// </summary>
internal sealed class ResNet18Multilevel : DetectorNetwork
{
    private static readonly Scalar LastStageFactor = ResNet18MultilevelArchitecture.LastStageFactor.ToScalar();

    private readonly PlaneConv _conv1;
    private readonly ChannelNorm _bn1;
    private readonly MaxPool2d _pool = MaxPool2d(3, 2, 1);
    private readonly List<Sequential> _layers = [];
    private readonly Linear _fc;

    public ResNet18Multilevel(ResNet18MultilevelArchitecture architecture, NetworkSettings settings)
        : base(architecture.Id, settings)
    {
        Layers layers = new(settings.BatchNormEpsilon, settings.BatchNormMomentum);
        register_module("conv1", _conv1 = Layers.Conv(3, 64, 7, 2));
        register_module("bn1", _bn1 = layers.BatchNorm(64));
        int input = 64;
        for (int stage = 0; stage < ResNet18MultilevelArchitecture.Depths.Count; stage++)
        {
            List<Module<Tensor, Tensor>> blocks = [];
            for (int b = 0; b < ResNet18MultilevelArchitecture.Depths[stage]; b++)
            {
                blocks.Add(new ResidualBlock(layers, input, 64 << stage, stage > 0 && b == 0 ? 2 : 1));
                input = 64 << stage;
            }

            _layers.Add(Sequential(blocks.ToArray()));
            register_module($"layer{stage + 1}", _layers[stage]);
        }

        register_module("fc", _fc = Layers.Head(ResNet18MultilevelArchitecture.Features, settings.InitGain));
    }

    public override string HeadName => "fc";

    protected override Linear Head => _fc;

    protected override Tensor Features(Tensor images)
    {
        Tensor first = _layers[0].forward(_pool.forward(_bn1.forward(_conv1.forward(images)).relu_())),
            second = _layers[1].forward(first),
            third = _layers[2].forward(second),
            fourth = _layers[3].forward(third);
        return cat([Pooled(second, 2), Pooled(third, 3), fourth.mul(LastStageFactor)], 1);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _pool.Dispose();
        base.Dispose(disposing);
    }

    private static Tensor Pooled(Tensor map, int stage)
    {
        int side = ResNet18MultilevelArchitecture.CellsToLast(stage);
        return functional.avg_pool2d(map, side, side, ceil_mode: true, count_include_pad: false);
    }
}
