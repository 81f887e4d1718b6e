namespace FakeDetect.Imaging.Bmp;

/// <summary>
/// The run-length codes of 8- and 4-bit bitmaps: pairs (count, value); count 0 escapes to 0 end of row, 1 end of
/// picture, 2 jump (dx, dy), or n >= 3 literal pixels padded to 16 bits. Runs that reach past a row's end are cut.
/// </summary>
internal static class BmpRunLength
{
    /// <summary>One palette index a pixel, rows in stored order; pixels that the codes skip are index 0.</summary>
    /// <exception cref="ImageUnreadableException">The file or its run lengths end before the picture does.</exception>
    public static byte[] Decode(ref ByteReader reader, BmpHeader header, string name)
    {
        (int width, int height) = (header.Width, header.Height);
        bool four = header.Compression == BmpCompression.RunLength4;
        RefuseIfImplausible(reader.Rest.Length, width, height, name);
        byte[] indices = new byte[checked(width * height)];
        int x = 0,
            y = 0;
        while (y < height && !(y == height - 1 && x == width))
        {
            int count = reader.U8(),
                value = reader.U8();
            if (count > 0)
            {
                Fill(indices.AsSpan(y * width + x, Math.Min(count, width - x)), value, four);
                x += Math.Min(count, width - x);
            }
            else if (value == 0)
            {
                (x, y) = (0, y + 1);
            }
            else if (value == 1)
            {
                throw ImageErrors.PictureDamaged(name, $"its run lengths end in row {y + 1} of {height}");
            }
            else if (value == 2)
            {
                x = Math.Min(x + reader.U8(), width);
                y += reader.U8();
            }
            else
            {
                ReadOnlySpan<byte> data = reader.Take(four ? (value + 1) / 2 : value);
                if (data.Length % 2 != 0)
                    reader.Take(1);
                Copy(data, indices.AsSpan(y * width + x, Math.Min(value, width - x)), four);
                x += Math.Min(value, width - x);
            }
        }
        return indices;
    }

    // Every row ends with two bytes, and a jump of four skips at most 255 rows.
    private static void RefuseIfImplausible(int bytes, int width, int height, string name)
    {
        if ((long)bytes * 255 < height)
            throw ImageErrors.PictureTruncated(name, $"{width} x {height} pixels in {bytes} bytes");
    }

    private static void Fill(Span<byte> run, int value, bool four)
    {
        if (!four)
        {
            run.Fill((byte)value);
            return;
        }
        for (int i = 0; i < run.Length; i++)
            run[i] = (byte)(i % 2 == 0 ? value >> 4 : value & 15);
    }

    private static void Copy(ReadOnlySpan<byte> data, Span<byte> run, bool four)
    {
        for (int i = 0; i < run.Length; i++)
            run[i] = four ? (byte)(i % 2 == 0 ? data[i / 2] >> 4 : data[i / 2] & 15) : data[i];
    }
}
