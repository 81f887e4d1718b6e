namespace FakeDetect.Imaging.Bmp;

/// <summary>
/// What a BMP's headers say. Layout: 14 bytes of file header (the pixels' offset at 10), then an information header of
/// 12 (OS/2) or 40 and more bytes, masks for 16 and 32 bits, a palette for 1, 4 and 8 bits.
/// </summary>
internal sealed record BmpHeader
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Rows are stored from the bottom unless the stored height is negative.</summary>
    public required bool TopDown { get; init; }

    /// <summary>1, 4, 8, 16, 24 or 32.</summary>
    public required int Bits { get; init; }

    public required BmpCompression Compression { get; init; }

    /// <summary>Offset of the pixels from the start of the file.</summary>
    public required int PixelOffset { get; init; }

    /// <summary>R G B of each entry; entries that the file lacks are grey (i, i, i), as in Pillow.</summary>
    public required byte[] Palette { get; init; }

    /// <summary>Red, green and blue masks of 16- and 32-bit pixels.</summary>
    public required (uint Red, uint Green, uint Blue) Masks { get; init; }

    /// <summary>Bytes of a stored row: padded to four.</summary>
    public long Stride => ((long)Width * Bits + 31) / 32 * 4;

    /// <summary>Bytes of a row that hold pixels.</summary>
    public int RowBytes => (int)(((long)Width * Bits + 7) / 8);

    /// <summary>Reads the headers.</summary>
    /// <exception cref="ImageUnreadableException">Cut off, damaged or of an unsupported kind.</exception>
    public static BmpHeader Read(ReadOnlySpan<byte> bytes, string name)
    {
        ByteReader reader = new(bytes, name) { Position = 10 };
        uint pixels = reader.U32Le();
        uint size = reader.U32Le();
        if (size is not (12 or 40 or 52 or 56 or 64 or 108 or 124))
            throw ImageErrors.PictureDamaged(name, $"a BMP header of {size} bytes is not known");
        long width,
            height;
        int bits;
        uint compression = 0,
            colours = 0;
        if (size == 12)
        {
            (width, height) = (reader.U16Le(), reader.U16Le());
            reader.U16Le();
            bits = reader.U16Le();
        }
        else
        {
            (width, height) = (reader.I32Le(), reader.I32Le());
            reader.U16Le();
            bits = reader.U16Le();
            compression = reader.U32Le();
            reader.Take(12);
            colours = reader.U32Le();
        }
        if (width < 1 || height == 0 || height == int.MinValue)
            throw ImageErrors.PictureDamaged(name, $"a size of {width} x {height} pixels");
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32))
            throw ImageErrors.PictureDamaged(name, $"{bits} bits a pixel");
        (uint, uint, uint) masks = ReadMasks(ref reader, size, bits, compression);
        reader.Position = Math.Max(14 + (int)size, reader.Position);
        byte[] palette =
            bits <= 8 ? ReadPalette(ref reader, colours == 0 ? 1u << bits : colours, size == 12 ? 3 : 4, pixels) : [];
        return new BmpHeader
        {
            Width = (int)width,
            Height = (int)Math.Abs(height),
            TopDown = height < 0,
            Bits = bits,
            Compression = Check(compression, bits, name),
            PixelOffset = pixels == 0 ? reader.Position : (int)Math.Min(pixels, int.MaxValue),
            Palette = palette,
            Masks = masks,
        };
    }

    private static BmpCompression Check(uint compression, int bits, string name) =>
        (compression, bits) switch
        {
            (0, _) or (3, 16 or 24 or 32) or (6, 16 or 32) => BmpCompression.None,
            (1, 8) => BmpCompression.RunLength8,
            (2, 4) => BmpCompression.RunLength4,
            (4 or 5, _) => throw ImageErrors.FormatRefused(
                name,
                "a BMP that wraps a JPEG or PNG",
                "such files are made for printers only"
            ),
            _ => throw ImageErrors.PictureDamaged(name, $"BMP compression {compression} with {bits} bits a pixel"),
        };

    // Compression 3 and 6 (bit fields): the masks are part of the longer headers and follow the header of 40 bytes.
    private static (uint Red, uint Green, uint Blue) ReadMasks(
        ref ByteReader reader,
        uint size,
        int bits,
        uint compression
    )
    {
        if (compression is 3 or 6 && bits is 16 or 32 && size != 64)
        {
            reader.Position = 14 + 40;
            (uint, uint, uint) masks = (reader.U32Le(), reader.U32Le(), reader.U32Le());
            if (masks != (0u, 0u, 0u))
                return masks;
        }
        return bits == 16 ? (0x7C00u, 0x3E0u, 0x1Fu) : (0xFF0000u, 0xFF00u, 0xFFu);
    }

    private static byte[] ReadPalette(ref ByteReader reader, uint colours, int entry, uint pixels)
    {
        byte[] palette = new byte[3 * 256];
        for (int i = 0; i < 256; i++)
            palette[3 * i] = palette[3 * i + 1] = palette[3 * i + 2] = (byte)i;
        int room =
            pixels > reader.Position
                ? (int)Math.Min(pixels - (uint)reader.Position, int.MaxValue) / entry
                : int.MaxValue;
        int count = (int)Math.Min(Math.Min(colours, 256), (uint)room);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> bgr = reader.Take(entry);
            (palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]) = (bgr[2], bgr[1], bgr[0]);
        }
        return palette;
    }
}
