using System.Buffers.Binary;
using System.Numerics;

namespace FakeDetect.Imaging.Bmp;

/// <summary>Decodes Windows and OS/2 bitmaps; a fourth byte of 32-bit pixels is ignored, as in Pillow.</summary>
internal static class BmpReader
{
    /// <summary>Decodes a bitmap.</summary>
    /// <exception cref="ImageUnreadableException">Cut off, damaged, too large or of an unsupported kind.</exception>
    public static DecodedImage Decode(
        ReadOnlySpan<byte> bytes,
        string name,
        DecodeOptions options,
        CancellationToken cancellation
    )
    {
        BmpHeader header = BmpHeader.Read(bytes, name);
        PixelLimit.Check(header.Width, header.Height, name, options);
        ByteReader reader = new(bytes, name) { Position = header.PixelOffset };
        byte[] rgb;
        if (header.Compression == BmpCompression.None)
        {
            // The last row's padding may be missing.
            long needed = header.Stride * (header.Height - 1) + header.RowBytes;
            ReadOnlySpan<byte> rows =
                needed <= int.MaxValue
                    ? reader.Take((int)needed)
                    : throw ImageErrors.PictureTruncated(name, $"{needed} bytes of pixels are needed");
            rgb = GC.AllocateUninitializedArray<byte>(checked(3 * header.Width * header.Height));
            for (int y = 0; y < header.Height; y++)
            {
                cancellation.ThrowIfCancellationRequested();
                int row = header.TopDown ? y : header.Height - 1 - y;
                ConvertRow(
                    rows.Slice((int)(header.Stride * row), header.RowBytes),
                    header,
                    rgb.AsSpan(3 * header.Width * y, 3 * header.Width)
                );
            }
        }
        else
        {
            byte[] indices = BmpRunLength.Decode(ref reader, header, name);
            rgb = GC.AllocateUninitializedArray<byte>(checked(3 * header.Width * header.Height));
            for (int y = 0; y < header.Height; y++)
            {
                int row = header.TopDown ? y : header.Height - 1 - y;
                LookUp(
                    indices.AsSpan(header.Width * row, header.Width),
                    8,
                    header.Palette,
                    rgb.AsSpan(3 * header.Width * y, 3 * header.Width)
                );
            }
        }
        return new DecodedImage(new RgbImage(header.Width, header.Height, rgb), ImageFormat.Bmp, []);
    }

    private static void ConvertRow(ReadOnlySpan<byte> row, BmpHeader header, Span<byte> rgb)
    {
        switch (header.Bits)
        {
            case 24:
                for (int d = 0; d + 2 < rgb.Length; d += 3)
                    (rgb[d], rgb[d + 1], rgb[d + 2]) = (row[d + 2], row[d + 1], row[d]);
                break;
            case 16:
                for (int s = 0, d = 0; d + 2 < rgb.Length; s += 2, d += 3)
                    Unmask(BinaryPrimitives.ReadUInt16LittleEndian(row[s..]), header.Masks, rgb.Slice(d, 3));
                break;
            case 32:
                for (int s = 0, d = 0; d + 2 < rgb.Length; s += 4, d += 3)
                    Unmask(BinaryPrimitives.ReadUInt32LittleEndian(row[s..]), header.Masks, rgb.Slice(d, 3));
                break;
            default:
                LookUp(row, header.Bits, header.Palette, rgb);
                break;
        }
    }

    private static void LookUp(ReadOnlySpan<byte> row, int bits, byte[] palette, Span<byte> rgb)
    {
        int perByte = 8 / bits,
            mask = (1 << bits) - 1;
        for (int x = 0, d = 0; d + 2 < rgb.Length; x++, d += 3)
        {
            int index = (row[x / perByte] >> (8 - bits - x % perByte * bits)) & mask;
            palette.AsSpan(3 * index, 3).CopyTo(rgb[d..]);
        }
    }

    private static void Unmask(uint pixel, (uint Red, uint Green, uint Blue) masks, Span<byte> rgb)
    {
        rgb[0] = Sample(pixel, masks.Red);
        rgb[1] = Sample(pixel, masks.Green);
        rgb[2] = Sample(pixel, masks.Blue);
    }

    // Fewer than 8 bits are stretched as v x 255 / max, rounded down, as Pillow does.
    private static byte Sample(uint pixel, uint mask)
    {
        if (mask == 0)
            return 0;
        int shift = BitOperations.TrailingZeroCount(mask);
        return (byte)((ulong)((pixel & mask) >> shift) * 255 / (mask >> shift));
    }
}
