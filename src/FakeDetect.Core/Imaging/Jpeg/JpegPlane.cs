namespace FakeDetect.Imaging.Jpeg;

/// <summary>
/// One component of a picture that is to be encoded: converted, reduced and padded to whole blocks as IJG's library
/// does it (columns replicated at full resolution, a missing row of a pair too, then whole reduced rows).
/// </summary>
internal sealed class JpegPlane
{
    private readonly byte[] _samples;
    private readonly int _stride;

    private JpegPlane(int horizontal, int vertical, int blocksWide, int blocksHigh)
    {
        Horizontal = horizontal;
        Vertical = vertical;
        BlocksWide = blocksWide;
        BlocksHigh = blocksHigh;
        _stride = 8 * blocksWide;
        _samples = new byte[checked(_stride * 8 * blocksHigh)];
    }

    /// <summary>Horizontal sampling factor.</summary>
    public int Horizontal { get; }

    /// <summary>Vertical sampling factor.</summary>
    public int Vertical { get; }

    /// <summary>Blocks that hold samples, a row.</summary>
    public int BlocksWide { get; }

    /// <summary>Rows of blocks that hold samples.</summary>
    public int BlocksHigh { get; }

    /// <summary>Y, Cb and Cr of a picture.</summary>
    public static JpegPlane[] Split(RgbImage image, ChromaSubsampling subsampling)
    {
        (int h, int v) = subsampling switch
        {
            ChromaSubsampling.S420 => (2, 2),
            ChromaSubsampling.S422 => (2, 1),
            _ => (1, 1),
        };
        byte[][] full = [.. Enumerable.Range(0, 3).Select(c => Convert(image, c))];
        return
        [
            Reduce(full[0], image, 1, 1, h, v),
            Reduce(full[1], image, h, v, 1, 1),
            Reduce(full[2], image, h, v, 1, 1),
        ];
    }

    /// <summary>Copies a block, less 128.</summary>
    public void Read(int column, int row, Span<int> block)
    {
        for (int y = 0; y < 8; y++)
        {
            ReadOnlySpan<byte> source = _samples.AsSpan((8 * row + y) * _stride + 8 * column, 8);
            for (int x = 0; x < 8; x++)
                block[8 * y + x] = source[x] - 128;
        }
    }

    // JFIF's matrix in 16-bit fixed point; chroma is offset by 128 and rounded down at the half.
    private static byte[] Convert(RgbImage image, int component)
    {
        const int chroma = (128 << 16) + 32767;
        (int r, int g, int b, int offset) = component switch
        {
            0 => (19595, 38470, 7471, 32768),
            1 => (-11059, -21709, 32768, chroma),
            _ => (32768, -27439, -5329, chroma),
        };
        byte[] plane = new byte[image.Width * image.Height];
        ReadOnlySpan<byte> rgb = image.Pixels;
        for (int i = 0, s = 0; i < plane.Length; i++, s += 3)
            plane[i] = (byte)((r * rgb[s] + g * rgb[s + 1] + b * rgb[s + 2] + offset) >> 16);
        return plane;
    }

    private static JpegPlane Reduce(byte[] full, RgbImage image, int h, int v, int horizontal, int vertical)
    {
        int width = (image.Width + h - 1) / h,
            height = (image.Height + v - 1) / v;
        JpegPlane plane = new(horizontal, vertical, (width + 7) / 8, (height + 7) / 8);
        for (int y = 0; y < 8 * plane.BlocksHigh; y++)
        {
            int row = Math.Min(y, height - 1) * v,
                below = Math.Min(row + v - 1, image.Height - 1);
            ReduceRow(
                full.AsSpan(row * image.Width, image.Width),
                full.AsSpan(below * image.Width, image.Width),
                h,
                v,
                plane._samples.AsSpan(y * plane._stride, plane._stride)
            );
        }
        return plane;
    }

    // Means of 2 samples round 0, 1, 0, 1, ... and of 4 samples 1, 2, 1, 2, ...: so no brightness drifts.
    private static void ReduceRow(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int h, int v, Span<byte> target)
    {
        int last = upper.Length - 1;
        for (int x = 0; x < target.Length; x++)
        {
            int a = Math.Min(h * x, last),
                b = Math.Min(h * x + h - 1, last);
            target[x] = (byte)(
                (h, v) switch
                {
                    (1, 1) => upper[a],
                    (2, 1) => (upper[a] + upper[b] + (x & 1)) >> 1,
                    _ => (upper[a] + upper[b] + lower[a] + lower[b] + 1 + (x & 1)) >> 2,
                }
            );
        }
    }
}
