namespace FakeDetect.Imaging.Gif;

/// <summary>
/// Reads a GIF up to its first picture's data: 6 bytes of signature, screen descriptor and palette, then blocks:
/// '!' an extension, ',' a picture, ';' the end. Other bytes between blocks are skipped, as Pillow does.
/// </summary>
internal static class GifHeader
{
    /// <exception cref="ImageUnreadableException">Cut off or without a picture.</exception>
    public static GifFrame Read(ReadOnlySpan<byte> bytes, string name)
    {
        ByteReader reader = new(bytes, name) { Position = 6 };
        int width = reader.U16Le(),
            height = reader.U16Le();
        int flags = reader.U8();
        reader.Take(2);
        byte[]? palette = (flags & 0x80) != 0 ? ReadPalette(ref reader, flags) : null;
        int? transparent = null;
        while (true)
        {
            switch (reader.U8())
            {
                case (byte)'!':
                    if (reader.U8() == 0xF9)
                        transparent = ReadControl(ref reader) ?? transparent;
                    SkipBlocks(ref reader);
                    break;
                case (byte)',':
                    return ReadPicture(ref reader, (width, height), palette, transparent, name);
                case (byte)';':
                    throw ImageErrors.PictureDamaged(name, "the GIF ends before its first picture");
            }
        }
    }

    /// <summary>True when the first picture's blocks end with the empty one that has to close them.</summary>
    public static bool HasWholePicture(ReadOnlySpan<byte> bytes, int dataOffset) =>
        SkipBlocks(bytes, dataOffset) is int end && end <= bytes.Length && bytes[end - 1] == 0;

    /// <summary>Counts the pictures from the first on; stops without an error at damage.</summary>
    public static int CountPictures(ReadOnlySpan<byte> bytes, int dataOffset)
    {
        int count = 1;
        for (int at = SkipBlocks(bytes, dataOffset); at < bytes.Length && bytes[at] != ';'; )
        {
            if (bytes[at] == '!')
            {
                at = SkipBlocks(bytes, at + 2);
            }
            else if (bytes[at] == ',' && at + 10 < bytes.Length)
            {
                count++;
                int flags = bytes[at + 9];
                at = SkipBlocks(bytes, at + 10 + ((flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0) + 1);
            }
            else
            {
                at++;
            }
        }
        return count;
    }

    private static GifFrame ReadPicture(
        ref ByteReader reader,
        (int Width, int Height) screen,
        byte[]? palette,
        int? transparent,
        string name
    )
    {
        int left = reader.U16Le(),
            top = reader.U16Le(),
            width = reader.U16Le(),
            height = reader.U16Le();
        int flags = reader.U8();
        if ((flags & 0x80) != 0)
            palette = ReadPalette(ref reader, flags);
        int codeBits = reader.U8();
        if (width == 0 || height == 0)
            throw ImageErrors.PictureDamaged(name, $"its first picture is of {width} x {height} pixels");
        if (codeBits is < 1 or > 11)
            throw ImageErrors.PictureDamaged(name, $"its codes start with {codeBits} bits");
        return new GifFrame
        {
            // A picture that reaches past the screen widens it.
            ScreenWidth = Math.Max(screen.Width, left + width),
            ScreenHeight = Math.Max(screen.Height, top + height),
            Place = (left, top, width, height),
            Palette = palette ?? Gray(),
            Transparent = transparent,
            IsInterlaced = (flags & 0x40) != 0,
            CodeBits = codeBits,
            DataOffset = reader.Position,
        };
    }

    private static byte[] ReadPalette(ref ByteReader reader, int flags)
    {
        byte[] palette = Gray();
        reader.Take(3 << ((flags & 7) + 1)).CopyTo(palette);
        return palette;
    }

    private static byte[] Gray()
    {
        byte[] palette = new byte[3 * 256];
        for (int i = 0; i < palette.Length; i++)
            palette[i] = (byte)(i / 3);
        return palette;
    }

    // One block of flags, a delay and the transparent index.
    private static int? ReadControl(ref ByteReader reader)
    {
        ReadOnlySpan<byte> rest = reader.Rest;
        return rest.Length >= 5 && rest[0] >= 4 && (rest[1] & 1) != 0 ? rest[4] : null;
    }

    private static void SkipBlocks(ref ByteReader reader)
    {
        for (int length = reader.U8(); length > 0; length = reader.U8())
            reader.Take(length);
    }

    private static int SkipBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
            at += 1 + bytes[at];
        return Math.Min(at + 1, bytes.Length);
    }
}
