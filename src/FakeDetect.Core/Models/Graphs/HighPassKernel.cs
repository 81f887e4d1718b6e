namespace FakeDetect.Models.Graphs;

/// <summary>
/// The fixed high-pass filter in front of residual nets: the 3x3 kernel of Ker and Boehme's predictor (steganalysis' KB
/// filter), which a plane passes without a trace, with a gain at which +-12 grey levels of an input in -1 .. 1 become +-1;
/// more is clipped, so that edges do not drown the noise.
/// </summary>
public static class HighPassKernel
{
    private const float Gain = 255f / 2 / 12;
    private static readonly float[] s_kernel = [-0.25f, 0.5f, -0.25f, 0.5f, -1f, 0.5f, -0.25f, 0.5f, -0.25f];

    /// <summary>The weights, [3, 1, 3, 3]: the same for each channel.</summary>
    public static float[] Values()
    {
        float[] values = new float[27];
        for (int i = 0; i < values.Length; i++)
            values[i] = s_kernel[i % 9] * Gain;
        return values;
    }
}
