using FakeDetect.Imaging.Jpeg;

namespace FakeDetect.Datasets.Audit;

/// <summary>The quality of an earlier JPEG, from the steps that its coefficients keep to.</summary>
internal static class EarlierQuality
{
    private const int Lowest = 25,
        Highest = 97;

    // Rounding to bytes moves coefficients by about half a level: on steps of 4 and more the multiples still stand out.
    private const int SmallestStep = 4;
    private const double WorstFit = 0.5;

    /// <summary>The IJG quality; null where no quality's steps fit.</summary>
    /// <param name="luma">width x height values.</param>
    /// <param name="width">Values a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="phaseX">The column of the first block.</param>
    /// <param name="phaseY">The row of the first block.</param>
    public static int? Estimate(float[] luma, int width, int height, int phaseX, int phaseY)
    {
        List<float>[] coefficients = Coefficients(luma, width, height, phaseX, phaseY);
        (int Quality, double Fit)[] fits =
        [
            .. Enumerable
                .Range(Lowest, Highest - Lowest + 1)
                .Select(quality => (quality, Fit(coefficients, JpegQuantization.Table(quality, chrominance: false)))),
        ];
        double best = fits.Max(f => f.Fit);
        // Halves of the true steps fit as well as the steps themselves: the coarsest good fit is the one.
        return best < WorstFit ? null : fits.First(f => f.Fit >= 0.93 * best).Quality;
    }

    // The mean cosine of the coefficients' phases within the steps: 1 when all are multiples, 0 when none is.
    private static double Fit(List<float>[] coefficients, ushort[] steps)
    {
        double sum = 0;
        long count = 0;
        for (int k = 1; k < 64; k++)
        {
            if (steps[k] < SmallestStep)
                continue;
            foreach (float value in coefficients[k])
            {
                if (Math.Abs(value) < steps[k] / 2.0)
                    continue;
                sum += Math.Cos(2 * Math.PI * value / steps[k]);
                count++;
            }
        }
        return count < 50 ? 0 : sum / count;
    }

    private static List<float>[] Coefficients(float[] luma, int width, int height, int phaseX, int phaseY)
    {
        List<float>[] coefficients = [.. Enumerable.Range(0, 64).Select(_ => new List<float>())];
        Span<float> rows = stackalloc float[64];
        for (int y = phaseY; y + 8 <= height; y += 8)
        {
            for (int x = phaseX; x + 8 <= width; x += 8)
            {
                Transform(luma, (y * width) + x, width, rows);
                // Only what cannot be a zero: zeros fit every step.
                for (int k = 1; k < 64; k++)
                {
                    if (Math.Abs(rows[k]) > 1.5f)
                        coefficients[k].Add(rows[k]);
                }
            }
        }
        return coefficients;
    }

    private static void Transform(float[] luma, int at, int width, Span<float> block)
    {
        ReadOnlySpan<float> basis = SlidingDct.Basis;
        Span<float> half = stackalloc float[64];
        for (int y = 0; y < 8; y++)
        {
            for (int u = 0; u < 8; u++)
            {
                float sum = 0;
                for (int k = 0; k < 8; k++)
                    sum += basis[(8 * u) + k] * luma[at + (y * width) + k];
                half[(8 * y) + u] = sum;
            }
        }
        for (int u = 0; u < 8; u++)
        {
            for (int v = 0; v < 8; v++)
            {
                float sum = 0;
                for (int k = 0; k < 8; k++)
                    sum += basis[(8 * v) + k] * half[(8 * k) + u];
                block[(8 * v) + u] = sum;
            }
        }
    }
}
