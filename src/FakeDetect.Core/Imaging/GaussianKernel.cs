namespace FakeDetect.Imaging;

/// <summary>One side of a Gaussian's weights, as scipy.ndimage 1.10 makes them.</summary>
internal static class GaussianKernel
{
    /// <summary>Weights of offsets 0..r with r = int(4 sigma + 0.5); both sides together sum to 1.</summary>
    /// <param name="sigma">Standard deviation in pixels, 0 or more.</param>
    public static double[] Create(double sigma)
    {
        int radius = (int)(4.0 * sigma + 0.5);
        double[] whole = new double[2 * radius + 1];
        double factor = -0.5 / (sigma * sigma);
        for (int j = -radius; j <= radius; j++)
            whole[j + radius] = radius == 0 ? 1.0 : Math.Exp(factor * (j * j));
        double sum = PairwiseSum(whole);
        double[] half = new double[radius + 1];
        for (int j = 0; j <= radius; j++)
            half[j] = whole[radius + j] / sum;
        return half;
    }

    // numpy's order of addition for fewer than 128 terms; the order decides the last bit, and that bit decides flat fields.
    private static double PairwiseSum(ReadOnlySpan<double> terms)
    {
        double sum = 0;
        int i = 0;
        if (terms.Length >= 8)
        {
            Span<double> r = stackalloc double[8];
            terms[..8].CopyTo(r);
            for (i = 8; i + 8 <= terms.Length; i += 8)
            {
                for (int k = 0; k < 8; k++)
                    r[k] += terms[i + k];
            }
            sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
        }
        for (; i < terms.Length; i++)
            sum += terms[i];
        return sum;
    }
}
