using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace FakeDetect.Imaging;

/// <summary>
/// Pillow's 8-bit resize, bit for bit: columns first, rounded and clipped to bytes, then rows; an axis whose size
/// stays is skipped. No other library's resize equals it, and detectors were trained behind it.
/// </summary>
public static class PillowResize
{
    private const int Half = 1 << (ResampleFilter.FractionBits - 1);

    /// <summary>Resizes a picture.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <param name="width">The new width, 1 or more.</param>
    /// <param name="height">The new height, 1 or more.</param>
    /// <param name="interpolation">The filter.</param>
    /// <returns>The resized picture; the same object when the size stays.</returns>
    public static RgbImage Resize(RgbImage image, int width, int height, Interpolation interpolation)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (width == image.Width && height == image.Height)
            return image;
        if (interpolation == Interpolation.Nearest)
            return Nearest(image, width, height);
        byte[] pixels = image.Pixels;
        if (width != image.Width)
            pixels = Columns(
                pixels,
                image.Width,
                image.Height,
                width,
                ResampleFilter.Create(image.Width, width, interpolation)
            );
        if (height != image.Height)
            pixels = Rows(pixels, width, height, ResampleFilter.Create(image.Height, height, interpolation));
        return new RgbImage(width, height, pixels);
    }

    /// <summary>The size at which the shorter side has a length; the longer one is rounded down, as torchvision's <c>Resize</c> does.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="side">The shorter side, 1 or more.</param>
    public static (int Width, int Height) WithShorterSide(RgbImage image, int side)
    {
        ArgumentNullException.ThrowIfNull(image);
        int longer = (int)((long)side * Math.Max(image.Width, image.Height) / Math.Min(image.Width, image.Height));
        return image.Width <= image.Height ? (side, longer) : (longer, side);
    }

    private static RgbImage Nearest(RgbImage image, int width, int height)
    {
        int[] columns = Sources(image.Width, width),
            rows = Sources(image.Height, height);
        byte[] pixels = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        int at = 0;
        foreach (int row in rows)
        {
            ReadOnlySpan<byte> source = image.Pixels.AsSpan(3 * image.Width * row, 3 * image.Width);
            foreach (int column in columns)
            {
                source.Slice(3 * column, 3).CopyTo(pixels.AsSpan(at, 3));
                at += 3;
            }
        }
        return new RgbImage(width, height, pixels);
    }

    // The position is summed up, not multiplied, as Pillow does it: rounding decides samples that fall on a border.
    private static int[] Sources(int input, int output)
    {
        double scale = (double)input / output,
            at = scale * 0.5;
        int[] sources = new int[output];
        for (int i = 0; i < output; i++, at += scale)
            sources[i] = Math.Min((int)at, input - 1);
        return sources;
    }

    private static byte[] Columns(byte[] pixels, int inWidth, int height, int width, ResampleFilter filter)
    {
        byte[] result = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        Vector128<int>[] row = ArrayPool<Vector128<int>>.Shared.Rent(inWidth);
        try
        {
            for (int y = 0; y < height; y++)
            {
                Widen(pixels.AsSpan(3 * inWidth * y, 3 * inWidth), row);
                ResampleRow(row, filter, result.AsSpan(3 * width * y, 3 * width));
            }
        }
        finally
        {
            ArrayPool<Vector128<int>>.Shared.Return(row);
        }
        return result;
    }

    private static void Widen(ReadOnlySpan<byte> source, Vector128<int>[] row)
    {
        for (int x = 0, s = 0; s + 2 < source.Length; x++, s += 3)
            row[x] = Vector128.Create(source[s], source[s + 1], source[s + 2], 0);
    }

    private static void ResampleRow(Vector128<int>[] row, ResampleFilter filter, Span<byte> result)
    {
        for (int x = 0, d = 0; d + 2 < result.Length; x++, d += 3)
        {
            ReadOnlySpan<int> weights = filter.Weights.AsSpan(x * filter.Taps, filter.Count[x]);
            ReadOnlySpan<Vector128<int>> source = row.AsSpan(filter.First[x], weights.Length);
            Vector128<int> sum = Vector128.Create(Half);
            for (int k = 0; k < weights.Length; k++)
                sum += source[k] * weights[k];
            sum = Vector128.Min(
                Vector128.Max(sum >> ResampleFilter.FractionBits, Vector128<int>.Zero),
                Vector128.Create(255)
            );
            result[d] = (byte)sum[0];
            result[d + 1] = (byte)sum[1];
            result[d + 2] = (byte)sum[2];
        }
    }

    private static byte[] Rows(byte[] pixels, int width, int height, ResampleFilter filter)
    {
        int stride = 3 * width;
        byte[] result = GC.AllocateUninitializedArray<byte>(checked(stride * height));
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<int> weights = filter.Weights.AsSpan(y * filter.Taps, filter.Count[y]);
            CombineRows(
                pixels.AsSpan(stride * filter.First[y], stride * weights.Length),
                weights,
                result.AsSpan(stride * y, stride)
            );
        }
        return result;
    }

    // Each output row is a weighted sum of whole input rows: four vectors of sums a load of bytes.
    private static void CombineRows(ReadOnlySpan<byte> rows, ReadOnlySpan<int> weights, Span<byte> result)
    {
        int stride = result.Length,
            x = 0;
        Vector<int> half = new(Half);
        for (; x + Vector<byte>.Count <= stride; x += Vector<byte>.Count)
        {
            Vector<int> a = half,
                b = half,
                c = half,
                d = half;
            for (int k = 0; k < weights.Length; k++)
            {
                Vector<int> w = new(weights[k]);
                Vector.Widen(
                    new Vector<byte>(rows.Slice(stride * k + x)),
                    out Vector<ushort> low,
                    out Vector<ushort> high
                );
                Vector.Widen(low, out Vector<uint> p, out Vector<uint> q);
                Vector.Widen(high, out Vector<uint> r, out Vector<uint> s);
                a += Vector.AsVectorInt32(p) * w;
                b += Vector.AsVectorInt32(q) * w;
                c += Vector.AsVectorInt32(r) * w;
                d += Vector.AsVectorInt32(s) * w;
            }
            Vector.Narrow(Vector.Narrow(Byte(a), Byte(b)), Vector.Narrow(Byte(c), Byte(d))).CopyTo(result.Slice(x));
        }
        for (; x < stride; x++)
        {
            int sum = Half;
            for (int k = 0; k < weights.Length; k++)
                sum += rows[stride * k + x] * weights[k];
            result[x] = (byte)Math.Clamp(sum >> ResampleFilter.FractionBits, 0, 255);
        }
    }

    private static Vector<uint> Byte(Vector<int> sum) =>
        Vector.AsVectorUInt32(
            Vector.Min(
                Vector.Max(Vector.ShiftRightArithmetic(sum, ResampleFilter.FractionBits), Vector<int>.Zero),
                new Vector<int>(255)
            )
        );
}
