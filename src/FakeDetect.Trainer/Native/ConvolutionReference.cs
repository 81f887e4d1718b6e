namespace FakeDetect.Trainer.Native;

/// <summary>A convolution and its two gradients as plain loops in float64: what the fast ones are checked against.</summary>
/// <param name="Output">[N, O, h, w].</param>
/// <param name="InputGradient">[N, C, H, W].</param>
/// <param name="WeightGradient">[O, C / groups, k, k].</param>
internal sealed record ConvolutionReference(double[] Output, double[] InputGradient, double[] WeightGradient)
{
    /// <summary>Goes once through all products.</summary>
    /// <param name="shape">The convolution.</param>
    /// <param name="input">[N, C, H, W].</param>
    /// <param name="weight">[O, C / groups, k, k].</param>
    /// <param name="gradient">The gradient of the output, [N, O, h, w].</param>
    public static ConvolutionReference Of(ConvolutionShape shape, float[] input, float[] weight, float[] gradient)
    {
        ConvolutionReference result = new(
            new double[gradient.Length],
            new double[input.Length],
            new double[weight.Length]
        );
        int channels = shape.Input / shape.Groups;
        int outputs = shape.Output / shape.Groups;
        for (int to = 0; to < gradient.Length; to++)
        {
            int column = to % shape.OutputWidth;
            int row = to / shape.OutputWidth % shape.OutputHeight;
            int plane = to / (shape.OutputWidth * shape.OutputHeight);
            (int picture, int output) = (plane / shape.Output, plane % shape.Output);
            int tap = output * channels * shape.Kernel * shape.Kernel;
            for (int c = 0; c < channels; c++)
            {
                int start = picture * shape.Input + output / outputs * channels + c;
                for (int k = 0; k < shape.Kernel * shape.Kernel; k++, tap++)
                {
                    int y = row * shape.Stride + k / shape.Kernel - shape.Padding;
                    int x = column * shape.Stride + k % shape.Kernel - shape.Padding;
                    if (y < 0 || y >= ConvolutionShape.Height || x < 0 || x >= ConvolutionShape.Width)
                        continue;
                    int from = (start * ConvolutionShape.Height + y) * ConvolutionShape.Width + x;
                    result.Output[to] += (double)input[from] * weight[tap];
                    result.InputGradient[from] += (double)gradient[to] * weight[tap];
                    result.WeightGradient[tap] += (double)gradient[to] * input[from];
                }
            }
        }

        return result;
    }
}
