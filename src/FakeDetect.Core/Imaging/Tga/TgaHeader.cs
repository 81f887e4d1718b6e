using System.Buffers.Binary;

namespace FakeDetect.Imaging.Tga;

/// <summary>
/// A Targa file's 18 bytes of header, by "Truevision TGA, File Format Specification, Version 2.0" (1991): length of the
/// identification (0), kind of colour map (1), kind of picture (2), colour map (3 to 7), origin (8 to 11), width (12),
/// height (14), bits a pixel (16), descriptor (17).
/// </summary>
internal readonly record struct TgaHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 18;

    // Room for version 2's other areas, of which a small copy of the picture is the largest.
    private const int MostAfterPixels = 1 << 16;

    private static ReadOnlySpan<byte> Footer => "TRUEVISION-XFILE.\0"u8;

    /// <summary>1 palette, 2 colour, 3 grey; 9, 10 and 11 the same in run lengths. Others exist and are not read.</summary>
    public required int Kind { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Bits a stored pixel.</summary>
    public required int Bits { get; init; }

    /// <summary>Bits of alpha a pixel, as the descriptor claims.</summary>
    public required int AlphaBits { get; init; }

    /// <summary>The first entry that the colour map stores, the number of entries, and the bits of each.</summary>
    public required (int First, int Count, int Bits) Map { get; init; }

    /// <summary>0 without a colour map, 1 with one.</summary>
    public required int MapKind { get; init; }

    private int IdentLength { get; init; }

    private int Descriptor { get; init; }

    /// <summary>True when the pixels are run-length coded.</summary>
    public bool RunLength => Kind >= 8;

    /// <summary>Bytes of a stored pixel.</summary>
    public int PixelBytes => (Bits + 7) / 8;

    /// <summary>Offset of the colour map from the start of the file.</summary>
    public int MapOffset => Length + IdentLength;

    /// <summary>Offset of the pixels from the start of the file.</summary>
    public int PixelOffset => MapOffset + (MapKind == 0 ? 0 : Map.Count * ((Map.Bits + 7) / 8));

    /// <summary>Reads the header; null when there are fewer than 18 bytes.</summary>
    public static TgaHeader? TryRead(ReadOnlySpan<byte> head) =>
        head.Length < Length
            ? null
            : new TgaHeader
            {
                IdentLength = head[0],
                MapKind = head[1],
                Kind = head[2],
                Map = (
                    BinaryPrimitives.ReadUInt16LittleEndian(head[3..]),
                    BinaryPrimitives.ReadUInt16LittleEndian(head[5..]),
                    head[7]
                ),
                Width = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]),
                Height = BinaryPrimitives.ReadUInt16LittleEndian(head[14..]),
                Bits = head[16],
                AlphaBits = head[17] & 15,
                Descriptor = head[17],
            };

    /// <summary>
    /// Whether a file is a Targa picture. The format has no magic number at its start. Version 2 ends with a footer that
    /// names it. Version 1 is told by its header alone: every field must hold one of the few values that writers use, and
    /// the file must be as long as the pixels that the header promises, or a little longer.
    /// </summary>
    /// <param name="bytes">The file, or its start.</param>
    /// <param name="length">The file's length in bytes.</param>
    public static bool Matches(ReadOnlySpan<byte> bytes, long length)
    {
        if (TryRead(bytes) is not { } header)
            return false;
        bool hasFooter = bytes.Length == length && bytes.EndsWith(Footer) && bytes.Length >= Length + 26;
        return hasFooter || (header.IsPlausible && header.Fits(length));
    }

    // A colour map only where the kind asks for one, its five bytes 0 elsewhere; depths and alpha that fit the kind; the
    // descriptor's interleaving bits, which no writer sets, 0.
    private bool IsPlausible =>
        Width > 0
        && Height > 0
        && (Descriptor & 0xC0) == 0
        && (Kind & 7, Bits) switch
        {
            (1, 8) => MapKind == 1
                && Map is { Count: > 0, Bits: 15 or 16 or 24 or 32 }
                && Map.First + Map.Count <= 256
                && AlphaBits is 0 or 1 or 8,
            (2, 16) or (2, 15) => HasNoMap && AlphaBits <= 1,
            (2, 24) => HasNoMap && AlphaBits == 0,
            (2, 32) => HasNoMap && AlphaBits is 0 or 8,
            (3, 1 or 8) => HasNoMap && AlphaBits == 0,
            (3, 16) => HasNoMap && AlphaBits == 8,
            _ => false,
        }
        && Kind is >= 1 and <= 3 or >= 9 and <= 11;

    private bool HasNoMap => MapKind == 0 && Map == (0, 0, 0);

    // A run of 128 pixels takes one byte and one pixel; at worst each pixel has a byte of its own.
    private bool Fits(long length)
    {
        long pixels = (long)Width * Height,
            stored = (Bits < 8 ? ((long)Width + 7) / 8 : (long)Width * PixelBytes) * Height;
        long least = RunLength ? (pixels + 127) / 128 * (1 + PixelBytes) : stored,
            most = (RunLength ? pixels + stored : stored) + MostAfterPixels;
        return length - PixelOffset >= least && length - PixelOffset <= most;
    }
}
