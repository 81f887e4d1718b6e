using System.Numerics;

namespace FakeDetect.Datasets.Audit;

/// <summary>The 8 x 8 discrete cosine transform (orthonormal, type II) of the block at every pixel.</summary>
internal static class SlidingDct
{
    private static readonly float[] s_basis = MakeBasis();

    /// <summary>The cosine of frequency u at sample k: s_basis[8 u + k].</summary>
    public static ReadOnlySpan<float> Basis => s_basis;

    /// <summary>How many of the 64 coefficients of the block at each pixel round to zero.</summary>
    /// <param name="luma">width x height values, row after row.</param>
    /// <param name="width">8 or more.</param>
    /// <param name="height">8 or more.</param>
    /// <returns>(width - 7) x (height - 7) counts, 0 to 64, of the block whose upper left pixel is there.</returns>
    public static byte[] CountZeros(float[] luma, int width, int height)
    {
        int across = width - 7,
            down = height - 7;
        float[] counts = new float[across * down];
        float[] rows = new float[across * height];
        for (int u = 0; u < 8; u++)
        {
            for (int y = 0; y < height; y++)
                Combine(luma, y * width, 1, rows, y * across, across, s_basis.AsSpan(8 * u, 8));
            for (int v = 0; v < 8; v++)
                AddZeros(rows, across, counts, down, s_basis.AsSpan(8 * v, 8));
        }
        return Array.ConvertAll(counts, c => (byte)c);
    }

    // target[i] = sum over k of weights[k] * source[from + i + k * step].
    private static void Combine(
        float[] source,
        int from,
        int step,
        float[] target,
        int to,
        int count,
        ReadOnlySpan<float> weights
    )
    {
        int lanes = Vector<float>.Count,
            i = 0;
        for (; i + lanes <= count; i += lanes)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (int k = 0; k < 8; k++)
                sum += new Vector<float>(source, from + i + (k * step)) * weights[k];
            sum.CopyTo(target, to + i);
        }
        for (; i < count; i++)
        {
            float sum = 0;
            for (int k = 0; k < 8; k++)
                sum += source[from + i + (k * step)] * weights[k];
            target[to + i] = sum;
        }
    }

    private static void AddZeros(float[] rows, int across, float[] counts, int down, ReadOnlySpan<float> weights)
    {
        Vector<float> half = new(0.5f),
            one = Vector<float>.One;
        int lanes = Vector<float>.Count;
        float[] line = new float[across];
        for (int y = 0; y < down; y++)
        {
            Combine(rows, y * across, across, line, 0, across, weights);
            int x = 0,
                at = y * across;
            for (; x + lanes <= across; x += lanes)
            {
                Vector<float> zero = Vector.ConditionalSelect(
                    Vector.LessThan(Vector.Abs(new Vector<float>(line, x)), half),
                    one,
                    Vector<float>.Zero
                );
                (new Vector<float>(counts, at + x) + zero).CopyTo(counts, at + x);
            }
            for (; x < across; x++)
                counts[at + x] += Math.Abs(line[x]) < 0.5f ? 1 : 0;
        }
    }

    private static float[] MakeBasis()
    {
        float[] basis = new float[64];
        for (int u = 0; u < 8; u++)
        {
            for (int k = 0; k < 8; k++)
                basis[(8 * u) + k] = (float)(
                    (u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * k) + 1) * u * Math.PI / 16)
                );
        }
        return basis;
    }
}
