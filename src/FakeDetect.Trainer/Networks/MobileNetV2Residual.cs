using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// MobileNetV2 on the colours beside a light trunk on their high-pass residual; both maps have a cell for 32 pixels and are
/// joined before the head. The first sees what a picture shows, the second what a network's upsampling left in it.
/// </summary>
internal sealed class MobileNetV2Residual : DetectorNetwork
{
    private readonly HighPass _highPass = new();
    private readonly Sequential _features;
    private readonly Sequential _residual;
    private readonly Sequential _classifier;

    public MobileNetV2Residual(MobileNetV2ResidualArchitecture architecture, NetworkSettings settings)
        : base(architecture.Id, settings)
    {
        Layers layers = new(settings.BatchNormEpsilon, settings.BatchNormMomentum);
        _features = MobileNetV2Features.Create(layers);
        _residual = ResidualTrunk.Create(layers, 3, ResidualStage.MobileNetBranch);
        _classifier = Sequential(
            (
                "1",
                Layers.Head(
                    MobileNetV2Features.Channels + ResidualStage.MobileNetBranch[^1].Channels,
                    settings.InitGain
                )
            )
        );
        register_module("features", _features);
        register_module("residual", _residual);
        register_module("classifier", _classifier);
    }

    public override string HeadName => "classifier.1";

    // ImageNet's weights have no such branch: it starts from random ones.
    public override IReadOnlyList<string> AddedNames => ["residual."];

    protected override Linear Head => (Linear)_classifier[0];

    protected override Tensor Features(Tensor images) =>
        cat([_features.forward(images), _residual.forward(_highPass.Of(images))], 1);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _highPass.Dispose();
        base.Dispose(disposing);
    }
}
