using System.Buffers.Binary;
using System.Text;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>A WebP in its extended form, with XMP after the picture.</summary>
internal static class AnnotatedWebP
{
    /// <summary>Adds XMP to a simple WebP: RIFF, size, WEBP, then its only chunk.</summary>
    public static byte[] Make(byte[] webp, int width, int height, string xmp)
    {
        const byte hasXmp = 4;
        byte[] extended = new byte[10];
        extended[0] = hasXmp;
        BinaryPrimitives.WriteUInt16LittleEndian(extended.AsSpan(4), (ushort)(width - 1));
        BinaryPrimitives.WriteUInt16LittleEndian(extended.AsSpan(7), (ushort)(height - 1));
        byte[] chunks =
        [
            .. "WEBP"u8,
            .. Chunk("VP8X", extended),
            .. webp.AsSpan(12),
            .. Chunk("XMP ", Encoding.UTF8.GetBytes(xmp)),
        ];
        return Chunk("RIFF", chunks);
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] chunk = new byte[8 + content.Length + (content.Length & 1)];
        Encoding.ASCII.GetBytes(name).CopyTo(chunk, 0);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        content.CopyTo(chunk, 8);
        return chunk;
    }
}
