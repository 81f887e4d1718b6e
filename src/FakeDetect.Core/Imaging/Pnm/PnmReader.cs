using System.Buffers.Binary;

namespace FakeDetect.Imaging.Pnm;

/// <summary>Decodes PBM, PGM and PPM, plain and binary, 1 to 16 bits; a file of several pictures gives its first.</summary>
internal static class PnmReader
{
    /// <exception cref="ImageUnreadableException">Cut off, damaged or too large.</exception>
    public static DecodedImage Decode(
        ReadOnlySpan<byte> bytes,
        string name,
        DecodeOptions options,
        CancellationToken cancellation
    )
    {
        PnmHeader header = PnmHeader.Read(bytes, name);
        PixelLimit.Check(header.Width, header.Height, name, options);
        RefuseIfShort(bytes, header, name);
        List<string> notes = [];
        byte[] rgb = GC.AllocateUninitializedArray<byte>(checked(3 * header.Width * header.Height));
        if (header.IsBitmap)
            ReadBits(bytes, header, name, rgb);
        else
            ReadSamples(bytes, header, name, ScaleTable(header, options, notes), rgb, cancellation);
        return new DecodedImage(new RgbImage(header.Width, header.Height, rgb), ImageFormat.Pnm, notes);
    }

    // Before the allocation: a plain sample takes two characters (a bit one), a binary row whole bytes.
    private static void RefuseIfShort(ReadOnlySpan<byte> bytes, PnmHeader header, string name)
    {
        long samples = (long)header.Width * header.Height * header.Bands;
        long needed = header.Kind switch
        {
            1 => samples,
            2 or 3 => 2 * samples - 1,
            4 => (header.Width + 7L) / 8 * header.Height,
            _ => samples * (header.MaxValue > 255 ? 2 : 1),
        };
        long left = Math.Max(0L, bytes.Length - (long)header.DataOffset);
        if (needed > left)
            throw ImageErrors.PictureTruncated(
                name,
                $"at least {needed} bytes of samples are needed, and {left} are there"
            );
    }

    private static void ReadBits(ReadOnlySpan<byte> bytes, PnmHeader header, string name, byte[] rgb)
    {
        PnmText text = new(bytes, header.DataOffset, name);
        int stride = (header.Width + 7) / 8,
            d = 0;
        for (int y = 0; y < header.Height; y++)
        {
            for (int x = 0; x < header.Width; x++, d += 3)
            {
                int bit = header.IsPlain
                    ? text.Bit()
                    : (bytes[header.DataOffset + stride * y + x / 8] >> (7 - x % 8)) & 1;
                rgb[d] = rgb[d + 1] = rgb[d + 2] = bit == 1 ? (byte)0 : (byte)255;
            }
        }
    }

    private static void ReadSamples(
        ReadOnlySpan<byte> bytes,
        PnmHeader header,
        string name,
        byte[] scale,
        byte[] rgb,
        CancellationToken cancellation
    )
    {
        PnmText text = new(bytes, header.DataOffset, name);
        ReadOnlySpan<byte> data = header.IsPlain ? [] : bytes[header.DataOffset..];
        int at = 0;
        for (int d = 0; d < rgb.Length; d += header.Bands == 1 ? 3 : 1)
        {
            if (d % 3_000_000 == 0)
                cancellation.ThrowIfCancellationRequested();
            long value =
                header.IsPlain ? text.Number()
                : header.MaxValue > 255 ? BinaryPrimitives.ReadUInt16BigEndian(data[at..])
                : data[at];
            at += header.MaxValue > 255 ? 2 : 1;
            if (header.IsPlain && value > header.MaxValue)
                throw ImageErrors.PictureDamaged(
                    name,
                    $"a sample of {value} where the header allows {header.MaxValue}"
                );
            byte sample = scale[Math.Min(value, scale.Length - 1)];
            rgb[d] = sample;
            if (header.Bands == 1)
                rgb[d + 1] = rgb[d + 2] = sample;
        }
    }

    // Pillow: round half to even of v / max x 255; grey of more than 8 bits first to 0..65535, then by the 16-bit rule.
    private static byte[] ScaleTable(PnmHeader header, DecodeOptions options, List<string> notes)
    {
        bool gray16 = header.Bands == 1 && header.MaxValue > 255;
        if (gray16)
            notes.Add(options.Gray16 == Gray16Rule.Clip ? DecodeNotes.Gray16Clipped : DecodeNotes.Gray16HighByte);
        else if (header.MaxValue > 255)
            notes.Add(DecodeNotes.Scaled16);
        byte[] table = new byte[header.MaxValue > 255 ? 65536 : 256];
        int top = gray16 ? 65535 : 255;
        for (int v = 0; v < table.Length; v++)
        {
            int scaled = (int)Math.Min(top, Math.Round((double)v / header.MaxValue * top, MidpointRounding.ToEven));
            table[v] =
                !gray16 ? (byte)scaled
                : options.Gray16 == Gray16Rule.Clip ? (byte)Math.Min(scaled, 255)
                : (byte)(scaled >> 8);
        }
        return table;
    }
}
