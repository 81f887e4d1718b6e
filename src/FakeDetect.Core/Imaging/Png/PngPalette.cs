using System.Buffers.Binary;
using System.IO.Hashing;

namespace FakeDetect.Imaging.Png;

/// <summary>
/// Completes the palette of a PNG that has fewer entries than its depth can name. Pillow paints an index past the
/// palette grey (i, i, i), libpng black; with the missing entries written in, both paint the same.
/// </summary>
internal static class PngPalette
{
    private const int DepthOffset = 24,
        ColourTypeOffset = 25;
    private const byte PaletteColour = 3;

    /// <summary>The same file with a full palette; the very same array when nothing is missing.</summary>
    public static byte[] Complete(byte[] png)
    {
        if (png.Length <= ColourTypeOffset || png[ColourTypeOffset] != PaletteColour || png[DepthOffset] > 8)
            return png;
        if (PngChunks.Find(png, "PLTE"u8) is not (int at, int length))
            return png;
        int full = 3 << png[DepthOffset];
        // A damaged palette is left as it is, for the decoder to refuse.
        bool intact =
            Crc32.HashToUInt32(png.AsSpan(at + 4, 4 + length))
            == BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length));
        return intact && length < full && length % 3 == 0 ? Extend(png, at, length, full) : png;
    }

    private static byte[] Extend(byte[] png, int at, int length, int full)
    {
        byte[] result = new byte[png.Length + full - length];
        png.AsSpan(0, at + 8 + length).CopyTo(result);
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(at), full);
        for (int i = length; i < full; i++)
            result[at + 8 + i] = (byte)(i / 3);
        BinaryPrimitives.WriteUInt32BigEndian(
            result.AsSpan(at + 8 + full),
            Crc32.HashToUInt32(result.AsSpan(at + 4, 4 + full))
        );
        png.AsSpan(at + PngChunks.Frame + length).CopyTo(result.AsSpan(at + PngChunks.Frame + full));
        return result;
    }
}
