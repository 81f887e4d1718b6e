using System.Numerics;

namespace FakeDetect.Spectra;

/// <summary>The 5 x 5 median of a grey picture, as OpenCV's <c>medianBlur</c>: borders replicated, exact.</summary>
public static class MedianFilter
{
    private const int Radius = 2;
    private const int Taps = 25;
    private static readonly (int Low, int High)[] s_steps = SortingNetwork.For(Taps);

    /// <summary>Filters a picture.</summary>
    /// <param name="grey">width x height bytes, row after row.</param>
    /// <param name="width">Bytes a row, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <returns>A new picture of the same size.</returns>
    public static byte[] FiveByFive(ReadOnlySpan<byte> grey, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (grey.Length != width * height)
            throw new ArgumentException($"{grey.Length} bytes are not {width} x {height}.", nameof(grey));
        // Whole vectors are worked on: rows are padded to their next multiple, what is computed beyond the width is dropped.
        int lanes = Vector<byte>.Count;
        int columns = (width + lanes - 1) / lanes * lanes;
        byte[] padded = Pad(grey, width, height, columns + (2 * Radius));
        byte[] result = new byte[width * height];
        Span<byte> medians = stackalloc byte[lanes];
        Span<Vector<byte>> window = stackalloc Vector<byte>[Taps];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x += lanes)
            {
                Load(padded, columns + (2 * Radius), x, y, window);
                Median(window).CopyTo(medians);
                medians[..Math.Min(lanes, width - x)].CopyTo(result.AsSpan((y * width) + x));
            }
        }
        return result;
    }

    private static void Load(byte[] padded, int stride, int x, int y, Span<Vector<byte>> window)
    {
        for (int dy = 0; dy < 5; dy++)
        {
            for (int dx = 0; dx < 5; dx++)
                window[(dy * 5) + dx] = new Vector<byte>(padded, ((y + dy) * stride) + x + dx);
        }
    }

    private static Vector<byte> Median(Span<Vector<byte>> window)
    {
        foreach ((int low, int high) in s_steps)
        {
            Vector<byte> a = window[low],
                b = window[high];
            window[low] = Vector.Min(a, b);
            window[high] = Vector.Max(a, b);
        }
        return window[Taps / 2];
    }

    private static byte[] Pad(ReadOnlySpan<byte> grey, int width, int height, int stride)
    {
        byte[] padded = new byte[stride * (height + (2 * Radius))];
        for (int y = 0; y < height + (2 * Radius); y++)
        {
            ReadOnlySpan<byte> row = grey.Slice(Math.Clamp(y - Radius, 0, height - 1) * width, width);
            Span<byte> target = padded.AsSpan(y * stride, stride);
            target[..Radius].Fill(row[0]);
            row.CopyTo(target[Radius..]);
            target[(Radius + width)..].Fill(row[^1]);
        }
        return padded;
    }
}
