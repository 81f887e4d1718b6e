namespace FakeDetect.Imaging.Bmp;

/// <summary>
/// The run-length codes of 8- and 4-bit bitmaps: pairs (count, value); count 0 escapes to 0 end of row, 1 end of
/// picture, 2 jump (dx, dy), or n >= 3 literal pixels padded to 16 bits.
/// </summary>
internal static class BmpRunLength
{
    /// <summary>One palette index a pixel, rows in stored order; pixels that the codes skip are index 0.</summary>
    public static byte[] Decode(ref ByteReader reader, BmpHeader header, string name)
    {
        int width = header.Width;
        bool four = header.Compression == BmpCompression.RunLength4;
        // A run costs two bytes and fills at most 255 pixels; the escapes that skip rows cost four.
        byte[] indices = new byte[checked(width * header.Height)];
        long at = 0;
        while (at < indices.Length)
        {
            int count = reader.U8(), value = reader.U8();
            long room = Math.Min(width - at % width, indices.Length - at);
            if (count > 0)
            {
                Fill(indices.AsSpan((int)at, (int)Math.Min(count, room)), value, four);
                at += Math.Min(count, room);
            }
            else if (value == 0)
            {
                if (at % width != 0) at += room;
            }
            else if (value == 1)
            {
                break;
            }
            else if (value == 2)
            {
                at += reader.U8() + (long)reader.U8() * width;
            }
            else
            {
                at = Literal(ref reader, value, four, indices, at);
            }
        }
        return indices;
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

    private static long Literal(ref ByteReader reader, int count, bool four, byte[] indices, long at)
    {
        int length = four ? (count + 1) / 2 : count;
        ReadOnlySpan<byte> data = reader.Take(length);
        if (length % 2 != 0) reader.Take(1);
        for (int i = 0; i < count && at < indices.Length; i++, at++)
            indices[at] = four ? (byte)(i % 2 == 0 ? data[i / 2] >> 4 : data[i / 2] & 15) : data[i];
        return at;
    }
}
