using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>MobileNetV2 1.0 (Sandler et al. 2018) with torchvision's tensor names and one logit.</summary>
internal sealed class MobileNetV2 : DetectorNetwork
{
    private readonly Sequential _features;
    private readonly Sequential _classifier;
    private readonly bool _keepsPixels;

    public MobileNetV2(MobileNetV2Architecture architecture, NetworkSettings settings)
        : base(architecture.Id, settings)
    {
        _keepsPixels = architecture.StemStride == 1;
        _features = MobileNetV2Features.Create(
            new Layers(settings.BatchNormEpsilon, settings.BatchNormMomentum),
            architecture.StemStride
        );
        // torchvision's classifier is (dropout, linear): the linear layer's name is classifier.1.
        _classifier = Sequential(("1", Layers.Head(MobileNetV2Features.Channels, settings.InitGain)));
        register_module("features", _features);
        register_module("classifier", _classifier);
    }

    public override string HeadName => "classifier.1";

    /// <summary>The mean of the sets; of a twin the body that is built as this network is.</summary>
    public override TensorSet StartOf(IReadOnlyList<TensorSet> sets, IReadOnlyList<double> shares) =>
        base.StartOf(
            [.. sets.Select(s => MobileNetV2Twin.IsTwin(s) ? MobileNetV2Twin.BodyOf(s, _keepsPixels) : s)],
            shares
        );

    protected override Linear Head => (Linear)_classifier[0];

    protected override Tensor Features(Tensor images) => _features.forward(images);
}
