using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>MobileNetV2's body: stem, inverted residuals, last convolution; one cell for 32 pixels.</summary>
internal static class MobileNetV2Features
{
    /// <summary>Channels of its map.</summary>
    public const int Channels = 1280;

    // Expansion, channels, blocks, stride of the first block: table 2 of the paper.
    private static readonly (int Expansion, int Channels, int Blocks, int Stride)[] Stages =
    [
        (1, 16, 1, 1),
        (6, 24, 2, 2),
        (6, 32, 3, 2),
        (6, 64, 4, 2),
        (6, 96, 3, 1),
        (6, 160, 3, 2),
        (6, 320, 1, 1),
    ];

    /// <summary>The body, its modules numbered as torchvision's <c>features</c>.</summary>
    /// <param name="layers">The batch norm setting.</param>
    /// <param name="stemStride">The first layer's stride: 2 as published, 1 to keep every pixel.</param>
    public static Sequential Create(Layers layers, int stemStride = 2)
    {
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

        features.Add(layers.ConvBnRelu6(input, Channels, 1, 1));
        return Sequential(features.ToArray());
    }
}
