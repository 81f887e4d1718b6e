using System.Buffers;
using System.Numerics;

namespace FakeDetect.Imaging;

/// <summary>
/// The reference's blur: scipy's gaussian_filter on bytes, each channel by itself, down the columns and then along
/// the rows, each pass truncated to bytes. The truncation takes half a level of brightness a pass; it is part of what
/// published detectors were trained and measured with.
/// </summary>
public static class GaussianBlur
{
    /// <summary>Blurs a picture.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <param name="sigma">Standard deviation in pixels, 0 or more; below 0.125 nothing happens.</param>
    /// <returns>The blurred picture; the same object when nothing happens.</returns>
    public static RgbImage Apply(RgbImage image, double sigma)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(sigma >= 0 && sigma <= 1000))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "Sigma must lie in 0..1000.");
        return sigma < 0.125 ? image : Apply(image, GaussianKernel.Create(sigma));
    }

    /// <summary>Blurs with given weights of the offsets 0..r.</summary>
    internal static RgbImage Apply(RgbImage image, double[] weights)
    {
        byte[] pixels = GC.AllocateUninitializedArray<byte>(image.Pixels.Length);
        Columns(image, weights, pixels);
        Rows(pixels, image.Width, image.Height, weights);
        return new RgbImage(image.Width, image.Height, pixels);
    }

    private static void Columns(RgbImage image, double[] weights, byte[] result)
    {
        int radius = weights.Length - 1,
            height = image.Height,
            stride = 3 * image.Width,
            window = 2 * radius + 1;
        double[] rows = ArrayPool<double>.Shared.Rent(checked(window * stride));
        double[] sums = ArrayPool<double>.Shared.Rent(stride);
        for (int y = -radius; y < height + radius; y++)
        {
            // A ring of the rows y-2r..y as doubles; the output row is the one in its middle.
            Widen(
                image.Pixels.AsSpan(stride * ReflectedIndex.RepeatingTheEdge(y, height), stride),
                Row(rows, y + radius, window, stride)
            );
            int at = y - radius;
            if (at < 0)
                continue;
            Span<double> sum = sums.AsSpan(0, stride);
            Scale(Row(rows, at + radius, window, stride), weights[0], sum);
            for (int j = radius; j >= 1; j--)
                AddPair(
                    Row(rows, at + radius - j, window, stride),
                    Row(rows, at + radius + j, window, stride),
                    weights[j],
                    sum
                );
            Truncate(sum, result.AsSpan(stride * at, stride));
        }
        ArrayPool<double>.Shared.Return(rows);
        ArrayPool<double>.Shared.Return(sums);
    }

    private static void Rows(byte[] pixels, int width, int height, double[] weights)
    {
        int radius = weights.Length - 1,
            stride = 3 * width;
        double[] padded = ArrayPool<double>.Shared.Rent(checked(3 * (width + 2 * radius)));
        double[] sums = ArrayPool<double>.Shared.Rent(stride);
        Span<double> sum = sums.AsSpan(0, stride);
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = pixels.AsSpan(stride * y, stride);
            Pad(row, width, radius, padded);
            Scale(padded.AsSpan(3 * radius, stride), weights[0], sum);
            for (int j = radius; j >= 1; j--)
                AddPair(
                    padded.AsSpan(3 * (radius - j), stride),
                    padded.AsSpan(3 * (radius + j), stride),
                    weights[j],
                    sum
                );
            Truncate(sum, row);
        }
        ArrayPool<double>.Shared.Return(padded);
        ArrayPool<double>.Shared.Return(sums);
    }

    private static Span<double> Row(double[] rows, int index, int window, int stride) =>
        rows.AsSpan(index % window * stride, stride);

    private static void Pad(ReadOnlySpan<byte> row, int width, int radius, double[] padded)
    {
        Widen(row, padded.AsSpan(3 * radius, row.Length));
        for (int i = 1; i <= radius; i++)
        {
            int left = 3 * ReflectedIndex.RepeatingTheEdge(-i, width),
                right = 3 * ReflectedIndex.RepeatingTheEdge(width - 1 + i, width);
            for (int c = 0; c < 3; c++)
            {
                padded[3 * (radius - i) + c] = row[left + c];
                padded[3 * (radius + width - 1 + i) + c] = row[right + c];
            }
        }
    }

    private static void Widen(ReadOnlySpan<byte> source, Span<double> result)
    {
        for (int i = 0; i < source.Length; i++)
            result[i] = source[i];
    }

    private static void Scale(ReadOnlySpan<double> source, double weight, Span<double> sum)
    {
        int i = 0;
        for (; i + Vector<double>.Count <= sum.Length; i += Vector<double>.Count)
            (new Vector<double>(source.Slice(i)) * weight).CopyTo(sum.Slice(i));
        for (; i < sum.Length; i++)
            sum[i] = source[i] * weight;
    }

    // The pair is added before it is weighted, and products are not fused: scipy's order, which decides the bytes.
    private static void AddPair(
        ReadOnlySpan<double> before,
        ReadOnlySpan<double> after,
        double weight,
        Span<double> sum
    )
    {
        int i = 0;
        for (; i + Vector<double>.Count <= sum.Length; i += Vector<double>.Count)
        {
            Vector<double> pair = new Vector<double>(before.Slice(i)) + new Vector<double>(after.Slice(i));
            (new Vector<double>(sum.Slice(i)) + pair * weight).CopyTo(sum.Slice(i));
        }
        for (; i < sum.Length; i++)
            sum[i] += (before[i] + after[i]) * weight;
    }

    private static void Truncate(ReadOnlySpan<double> sum, Span<byte> result)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = (byte)(int)sum[i];
    }
}
