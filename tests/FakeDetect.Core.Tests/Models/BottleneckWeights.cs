using FakeDetect.Models;

namespace FakeDetect.Core.Tests.Models;

/// <summary>State dicts of ResNet-50 and of the nets cut from it, with weights by formula.</summary>
internal static class BottleneckWeights
{
    private static readonly int[] s_depths = [3, 4, 6, 3];

    /// <summary>The tensors of a network.</summary>
    /// <param name="stages">Stages, 1 to 4.</param>
    /// <param name="stemSide">Side of the first kernel.</param>
    /// <param name="head">The last layer's name.</param>
    /// <param name="outputs">Its outputs, 1 or 2.</param>
    public static TensorSet Create(int stages = 4, int stemSide = 7, string head = "fc", int outputs = 1)
    {
        TensorSet tensors = new("bottleneck-formula");
        TestNetworks.ConvolutionNorm(tensors, "conv1", "bn1", 64, 3, stemSide);
        int channels = 64;
        for (int stage = 1; stage <= stages; stage++)
        {
            int width = 32 << stage;
            for (int block = 0; block < s_depths[stage - 1]; block++)
            {
                string name = $"layer{stage}.{block}";
                TestNetworks.ConvolutionNorm(tensors, name + ".conv1", name + ".bn1", width, channels, 1);
                TestNetworks.ConvolutionNorm(tensors, name + ".conv2", name + ".bn2", width, width, 3);
                Last(tensors, name + ".conv3", name + ".bn3", 4 * width, width);
                if (block == 0)
                    TestNetworks.ConvolutionNorm(
                        tensors,
                        name + ".downsample.0",
                        name + ".downsample.1",
                        4 * width,
                        channels,
                        1
                    );
                channels = 4 * width;
            }
        }

        TestNetworks.Kernel(tensors, head + ".weight", outputs, channels);
        TestNetworks.Vector(tensors, head + ".bias", outputs, 0, 0.1);
        return tensors;
    }

    // A tenth of the strength: what blocks add must not grow from block to block.
    private static void Last(TensorSet tensors, string convolution, string norm, int outputs, int inputs)
    {
        TestNetworks.Kernel(tensors, convolution + ".weight", outputs, inputs, 1, 1);
        TestNetworks.Vector(tensors, norm + ".weight", outputs, 0.08, 0.12);
        TestNetworks.Vector(tensors, norm + ".bias", outputs, -0.1, 0.1);
        TestNetworks.Vector(tensors, norm + ".running_mean", outputs, -0.1, 0.1);
        TestNetworks.Vector(tensors, norm + ".running_var", outputs, 0.5, 1.5);
        tensors.Add(norm + ".num_batches_tracked", new WeightTensor([], new long[] { 7 }));
    }
}
