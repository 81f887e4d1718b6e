using FakeDetect.Models;

namespace FakeDetect.Core.Tests.Models;

/// <summary>State dicts with weights by formula.</summary>
internal static class TestNetworks
{
    public static TensorSet MobileNetV2()
    {
        (int Expansion, int Channels, int Repeats)[] stages =
        [
            (1, 16, 1),
            (6, 24, 2),
            (6, 32, 3),
            (6, 64, 4),
            (6, 96, 3),
            (6, 160, 3),
            (6, 320, 1),
        ];
        TensorSet tensors = new("mobilenetv2-formula");
        ConvolutionNorm(tensors, "features.0.0", "features.0.1", 32, 3, 3);
        int index = 1;
        int channels = 32;
        foreach ((int expansion, int outputs, int repeats) in stages)
        {
            for (int i = 0; i < repeats; i++, index++)
            {
                string name = $"features.{index}.conv";
                int hidden = channels * expansion;
                if (expansion != 1)
                    ConvolutionNorm(tensors, name + ".0.0", name + ".0.1", hidden, channels, 1);
                int part = expansion == 1 ? 0 : 1;
                ConvolutionNorm(tensors, $"{name}.{part}.0", $"{name}.{part}.1", hidden, 1, 3);
                ConvolutionNorm(tensors, $"{name}.{part + 1}", $"{name}.{part + 2}", outputs, hidden, 1);
                channels = outputs;
            }
        }
        ConvolutionNorm(tensors, "features.18.0", "features.18.1", 1280, 320, 1);
        Kernel(tensors, "classifier.1.weight", 1, 1280);
        Vector(tensors, "classifier.1.bias", 1, 0, 0.1);
        return tensors;
    }

    public static void Kernel(TensorSet tensors, string name, params long[] shape) =>
        tensors.Add(name, new WeightTensor(shape, FormulaValues.Kernel(name, shape)));

    /// <summary>Values low + u * (high - low).</summary>
    public static void Vector(TensorSet tensors, string name, int length, double low, double high)
    {
        float[] values = new float[length];
        uint seed = FormulaValues.Seed(name);
        for (int i = 0; i < length; i++)
            values[i] = (float)(low + FormulaValues.Uniform(seed, i) * (high - low));
        tensors.Add(name, new WeightTensor([length], values));
    }

    public static void ConvolutionNorm(
        TensorSet tensors,
        string convolution,
        string norm,
        int outputs,
        int inputsOfGroup,
        int side
    )
    {
        Kernel(tensors, convolution + ".weight", outputs, inputsOfGroup, side, side);
        Vector(tensors, norm + ".weight", outputs, 0.8, 1.2);
        Vector(tensors, norm + ".bias", outputs, -0.1, 0.3);
        Vector(tensors, norm + ".running_mean", outputs, -0.1, 0.1);
        Vector(tensors, norm + ".running_var", outputs, 0.5, 1.5);
        tensors.Add(norm + ".num_batches_tracked", new WeightTensor([], new long[] { 7 }));
    }
}
