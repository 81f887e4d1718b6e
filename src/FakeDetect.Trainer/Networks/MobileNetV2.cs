using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// MobileNetV2 1.0 (Sandler et al. 2018) with torchvision's tensor names, one logit, and the map of logits before the
/// average pool.
/// </summary>
internal sealed class MobileNetV2 : DetectorNetwork
{
    // expansion, channels, blocks, stride of the first block: table 2 of the paper.
    private static readonly (int Expansion, int Channels, int Blocks, int Stride)[] Stages =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    private readonly Sequential _features;
    private readonly Sequential _classifier;

    public MobileNetV2(NetworkSettings settings, string architecture = "mobilenetv2", int stemStride = 2)
        : base(architecture, settings)
    {
        Layers layers = new(settings.BatchNormEpsilon, settings.BatchNormMomentum);
        List<Module<Tensor, Tensor>> features = [layers.ConvBnRelu6(3, 32, 3, stemStride)];
        int input = 32;
        foreach ((int expansion, int channels, int blocks, int stride) in Stages)
        {
            for (int b = 0; b < blocks; b++)
            {
                features.Add(new InvertedResidual(layers, input, channels, b == 0 ? stride : 1, expansion));
                input = channels;
            }
        }

        features.Add(layers.ConvBnRelu6(input, 1280, 1, 1));
        _features = Sequential(features.ToArray());
        // torchvision's classifier is (dropout, linear): the linear layer's name is classifier.1.
        _classifier = Sequential(("1", Layers.Head(1280, settings.InitGain)));
        register_module("features", _features);
        register_module("classifier", _classifier);
    }

    public override string HeadName => "classifier.1";

    protected override Linear Head => (Linear)_classifier[0];

    protected override Tensor Features(Tensor images) => _features.forward(images);
}
