using System.Runtime.InteropServices;
using FakeDetect.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Native;

/// <summary>A convolution as it is trained: input, weight and shape to output.</summary>
internal delegate Tensor ConvolutionKernel(Tensor input, Tensor weight, ConvolutionShape shape);

/// <summary>
/// Compares convolutions, forward and both gradients, with <see cref="ConvolutionReference"/>. Convolutions of libtorch are
/// reported to be wrong on some CPUs again and again; here a user is told instead of getting a bad network.
/// </summary>
internal static class ConvolutionCheck
{
    // Float32 sums of some 3,000 products are right to 1e-6 of the largest; faults were seen from 0.1 to NaN.
    private const double FloatTolerance = 1e-4;
    private const double BFloat16Tolerance = 0.03; // 8 bits

    /// <summary>The trainer's own.</summary>
    public static Tensor Trainers(Tensor input, Tensor weight, ConvolutionShape shape) =>
        nn.functional.conv2d(
            input,
            weight,
            strides: [shape.Stride, shape.Stride],
            padding: [shape.Padding, shape.Padding],
            groups: shape.Groups
        );

    /// <summary>What is wrong first, as a sentence's part; null if all suspects are right.</summary>
    /// <param name="kernel">What to check.</param>
    /// <param name="type">Float32 or BFloat16.</param>
    public static string? FindFault(ConvolutionKernel kernel, ScalarType type)
    {
        foreach (ConvolutionShape shape in ConvolutionShape.Suspects)
        {
            foreach (bool channelsLast in (bool[])[false, true])
            {
                if (FaultOf(kernel, shape, type, channelsLast) is { } fault)
                    return $"{fault} of {shape}, {type}{(channelsLast ? ", channels last" : "")}";
            }
        }

        return null;
    }

    private static string? FaultOf(ConvolutionKernel kernel, ConvolutionShape shape, ScalarType type, bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable gradients = enable_grad();
        RandomStream random = new(19, shape.Input, shape.Output, shape.Kernel);
        Tensor input = Values(
            random,
            type,
            ConvolutionShape.Count,
            shape.Input,
            ConvolutionShape.Height,
            ConvolutionShape.Width
        );
        Tensor weight = Values(random, type, shape.Output, shape.Input / shape.Groups, shape.Kernel, shape.Kernel);
        Tensor gradient = Values(
            random,
            type,
            ConvolutionShape.Count,
            shape.Output,
            shape.OutputHeight,
            shape.OutputWidth
        );
        ConvolutionReference right = ConvolutionReference.Of(shape, Floats(input), Floats(weight), Floats(gradient));
        if (channelsLast)
            input = input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        input.requires_grad_(true);
        weight.requires_grad_(true);
        FillFreeMemory();
        Tensor output;
        try
        {
            output = kernel(input, weight, shape);
            output.backward([gradient]);
        }
        catch (ExternalException e)
        {
            // Such as a type that a limited oneDNN cannot calculate in; the first line is the reason, the rest where.
            return $"the calculation ({e.Message.Split('\n')[0]})";
        }

        double tolerance = type == ScalarType.Float32 ? FloatTolerance : BFloat16Tolerance;
        return !IsNear(output, right.Output, tolerance) ? "the output"
            : !IsNear(input.grad!, right.InputGradient, tolerance) ? "the gradient of the input"
            : !IsNear(weight.grad!, right.WeightGradient, tolerance) ? "the gradient of the weights"
            : null;
    }

    // Memory that is read before it is written would else be zero in a young process, and the fault would come later.
    private static void FillFreeMemory()
    {
        for (int length = 256; length <= 65_536; length *= 2)
        {
            using Tensor first = full(length, 1000f);
            using Tensor second = full(length, 1000f);
        }
    }

    private static Tensor Values(RandomStream random, ScalarType type, params long[] shape)
    {
        float[] values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextDouble(-1, 1);
        return tensor(values, shape).to(type);
    }

    private static float[] Floats(Tensor values) =>
        values.detach().to(ScalarType.Float32).contiguous().data<float>().ToArray();

    private static bool IsNear(Tensor values, double[] right, double tolerance)
    {
        double limit = tolerance * right.Max(Math.Abs);
        // Negated, so that NaN is far from everything.
        return !Floats(values).Zip(right).Any(pair => !(Math.Abs(pair.First - pair.Second) <= limit));
    }
}
