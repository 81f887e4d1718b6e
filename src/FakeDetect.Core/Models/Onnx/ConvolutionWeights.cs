namespace FakeDetect.Models.Onnx;

/// <summary>The weights of one convolution, ready for the graph.</summary>
/// <param name="Shape">[outputs, inputs of a group, side, side].</param>
/// <param name="Values">Row-major.</param>
/// <param name="Bias">One value an output, or null.</param>
/// <param name="Groups">The number of groups.</param>
public sealed record ConvolutionWeights(IReadOnlyList<long> Shape, float[] Values, float[]? Bias, long Groups = 1)
{
    /// <summary>
    /// Folds the batch normalisation behind a convolution into it, as inference does with fixed statistics:
    /// y = (conv(x) + bias - mean) * scale / sqrt(variance + epsilon) + shift. Factors are computed in float64 and each
    /// weight is rounded to float32 once, so that the result differs from the two layers only by float32 rounding
    /// (some 1e-6 of a logit in ResNet-50). It saves a pass over memory for each layer.
    /// </summary>
    public ConvolutionWeights WithBatchNorm(BatchNormWeights norm, double epsilon)
    {
        int outputs = norm.Scale.Length;
        int perOutput = Values.Length / outputs;
        float[] values = new float[Values.Length];
        float[] bias = new float[outputs];
        for (int o = 0; o < outputs; o++)
        {
            double factor = norm.Scale[o] / Math.Sqrt(norm.Variance[o] + epsilon);
            for (int i = o * perOutput; i < (o + 1) * perOutput; i++)
                values[i] = (float)(Values[i] * factor);
            bias[o] = (float)((Bias?[o] ?? 0.0) * factor - norm.Mean[o] * factor + norm.Shift[o]);
        }
        return this with { Values = values, Bias = bias };
    }

    /// <summary>The same convolution for an input that is multiplied by a number first.</summary>
    public ConvolutionWeights WithInputScale(double scale) =>
        this with
        {
            Values = [.. Values.Select(v => (float)(v * scale))],
        };
}
