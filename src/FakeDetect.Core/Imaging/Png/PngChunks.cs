using System.Buffers.Binary;

namespace FakeDetect.Imaging.Png;

/// <summary>Finds chunks before a PNG's pixels: 8 bytes of signature, then chunks of length, type, data and CRC-32.</summary>
internal static class PngChunks
{
    /// <summary>Bytes of a chunk around its data: length and type before, the CRC-32 behind.</summary>
    public const int Frame = 12;

    /// <summary>The offset and data length of the first whole chunk of a type before the first IDAT; null when there is none.</summary>
    public static (int Offset, int Length)? Find(ReadOnlySpan<byte> png, ReadOnlySpan<byte> type)
    {
        for (long at = 8; at + Frame <= png.Length; )
        {
            ReadOnlySpan<byte> chunk = png[(int)at..];
            uint length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (length > chunk.Length - Frame)
                return null;
            ReadOnlySpan<byte> found = chunk.Slice(4, 4);
            if (found.SequenceEqual(type))
                return ((int)at, (int)length);
            if (found.SequenceEqual("IDAT"u8))
                return null;
            at += Frame + length;
        }
        return null;
    }

    /// <summary>Frames of an animated PNG; 1 for a still one.</summary>
    public static long CountFrames(ReadOnlySpan<byte> png) =>
        Find(png, "acTL"u8) is (int offset, >= 8)
            ? Math.Max(1, BinaryPrimitives.ReadUInt32BigEndian(png[(offset + 8)..]))
            : 1;
}
