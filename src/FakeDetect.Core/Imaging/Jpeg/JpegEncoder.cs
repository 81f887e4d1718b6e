using System.Buffers.Binary;

namespace FakeDetect.Imaging.Jpeg;

/// <summary>
/// A baseline encoder that writes, byte for byte, what IJG's library and Pillow write for the same tables and
/// sampling. It exists for what libvips cannot do: 4:2:2, and a given file's own quantisation tables.
/// </summary>
internal static class JpegEncoder
{
    /// <param name="image">The picture, at most 65535 pixels a side.</param>
    /// <param name="luminance">64 divisors, 1..255, natural order.</param>
    /// <param name="chrominance">64 divisors, 1..255, natural order.</param>
    /// <param name="subsampling">How colour is reduced.</param>
    public static byte[] Encode(
        RgbImage image,
        ReadOnlySpan<ushort> luminance,
        ReadOnlySpan<ushort> chrominance,
        ChromaSubsampling subsampling
    )
    {
        Check(luminance, nameof(luminance));
        Check(chrominance, nameof(chrominance));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(image.Width, image.Height), 65535, nameof(image));
        JpegPlane[] planes = JpegPlane.Split(image, subsampling);
        MemoryStream output = new(image.Pixels.Length / 8 + 1024);
        WriteHeaders(output, image, planes, luminance, chrominance);
        WriteScan(output, image, planes, luminance.ToArray(), chrominance.ToArray());
        output.Write([0xFF, 0xD9]);
        return output.ToArray();
    }

    private static void Check(ReadOnlySpan<ushort> table, string name)
    {
        if (table.Length != 64)
            throw new ArgumentException($"{table.Length} divisors are not 64.", name);
        if (table.ContainsAnyExceptInRange((ushort)1, (ushort)255))
            throw new ArgumentOutOfRangeException(name, "A baseline table holds divisors of 1..255.");
    }

    private static void WriteHeaders(
        MemoryStream output,
        RgbImage image,
        JpegPlane[] planes,
        ReadOnlySpan<ushort> luminance,
        ReadOnlySpan<ushort> chrominance
    )
    {
        output.Write([0xFF, 0xD8]);
        // JFIF 1.01, no density, no thumbnail.
        Segment(output, 0xE0, [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(output, 0xDB, [0, .. Zigzag(luminance)]);
        Segment(output, 0xDB, [1, .. Zigzag(chrominance)]);
        Segment(
            output,
            0xC0,
            [
                8,
                (byte)(image.Height >> 8),
                (byte)image.Height,
                (byte)(image.Width >> 8),
                (byte)image.Width,
                3,
                1,
                Factors(planes[0]),
                0,
                2,
                Factors(planes[1]),
                1,
                3,
                Factors(planes[2]),
                1,
            ]
        );
        Table(output, 0x00, HuffmanCodes.LuminanceDc);
        Table(output, 0x10, HuffmanCodes.LuminanceAc);
        Table(output, 0x01, HuffmanCodes.ChrominanceDc);
        Table(output, 0x11, HuffmanCodes.ChrominanceAc);
        Segment(output, 0xDA, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
    }

    private static void Table(MemoryStream output, byte id, HuffmanCodes codes) =>
        Segment(output, 0xC4, [id, .. codes.Counts, .. codes.Values]);

    private static byte Factors(JpegPlane plane) => (byte)(plane.Horizontal << 4 | plane.Vertical);

    private static byte[] Zigzag(ReadOnlySpan<ushort> table)
    {
        byte[] zigzag = new byte[64];
        for (int i = 0; i < 64; i++)
            zigzag[i] = (byte)table[JpegQuantization.Zigzag[i]];
        return zigzag;
    }

    private static void Segment(MemoryStream output, byte marker, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        output.Write(head);
        output.Write(data);
    }

    private static void WriteScan(
        MemoryStream output,
        RgbImage image,
        JpegPlane[] planes,
        ushort[] luminance,
        ushort[] chrominance
    )
    {
        int unitsWide = Units(image.Width, planes[0].Horizontal),
            unitsHigh = Units(image.Height, planes[0].Vertical);
        JpegBitWriter writer = new(output);
        Span<short> zigzag = stackalloc short[64];
        int[] dc = new int[3];
        for (int row = 0; row < unitsHigh; row++)
        {
            for (int column = 0; column < unitsWide; column++)
            {
                for (int c = 0; c < 3; c++)
                    dc[c] = WriteUnit(
                        writer,
                        planes[c],
                        column,
                        row,
                        dc[c],
                        c == 0 ? luminance : chrominance,
                        c == 0,
                        zigzag
                    );
            }
        }
        writer.Flush();
    }

    private static int Units(int size, int factor) => (size + 8 * factor - 1) / (8 * factor);

    // Blocks past the picture's edge are flat, of the block before; they cost next to nothing and are never shown.
    private static int WriteUnit(
        JpegBitWriter writer,
        JpegPlane plane,
        int column,
        int row,
        int dc,
        ushort[] table,
        bool isLuminance,
        Span<short> zigzag
    )
    {
        HuffmanCodes dcCodes = isLuminance ? HuffmanCodes.LuminanceDc : HuffmanCodes.ChrominanceDc;
        HuffmanCodes acCodes = isLuminance ? HuffmanCodes.LuminanceAc : HuffmanCodes.ChrominanceAc;
        for (int v = 0; v < plane.Vertical; v++)
        {
            for (int h = 0; h < plane.Horizontal; h++)
            {
                int x = column * plane.Horizontal + h,
                    y = row * plane.Vertical + v;
                if (x < plane.BlocksWide && y < plane.BlocksHigh)
                {
                    Quantize(plane, x, y, table, zigzag);
                }
                else
                {
                    zigzag.Clear();
                    zigzag[0] = (short)dc;
                }
                dc = writer.WriteBlock(zigzag, dc, dcCodes, acCodes);
            }
        }
        return dc;
    }

    private static void Quantize(JpegPlane plane, int x, int y, ushort[] table, Span<short> zigzag)
    {
        Span<int> block = stackalloc int[64];
        plane.Read(x, y, block);
        ForwardDct.Transform(block);
        for (int i = 0; i < 64; i++)
        {
            int at = JpegQuantization.Zigzag[i],
                divisor = 8 * table[at],
                value = block[at];
            int magnitude = (Math.Abs(value) + divisor / 2) / divisor;
            zigzag[i] = (short)(value < 0 ? -magnitude : magnitude);
        }
    }
}
