using System.Buffers.Binary;

namespace FakeDetect.Imaging.WebP;

/// <summary>Which of WebP's two codings a file holds.</summary>
internal static class WebPBitStream
{
    /// <summary>
    /// Whether the picture, or the first of several, is kept without loss. Layout (RFC 9649): RIFF, size, WEBP, then chunks of
    /// a name, a size and content padded to an even length; VP8L is the lossless bit stream, 'VP8 ' the lossy one. Chunks are
    /// walked, never searched: text in metadata may hold either name.
    /// </summary>
    /// <param name="file">The file, at any position; it must be able to seek.</param>
    /// <returns>False for lossy and damaged files.</returns>
    public static bool IsLossless(Stream file)
    {
        Span<byte> chunk = stackalloc byte[8];
        for (long at = 12; at + chunk.Length <= file.Length; )
        {
            file.Position = at;
            file.ReadExactly(chunk);
            if (chunk.StartsWith("VP8L"u8))
                return true;
            if (chunk.StartsWith("VP8 "u8))
                return false;
            // The frames of an animation are chunks inside a chunk, after 16 bytes of its own.
            long size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            at += chunk.StartsWith("ANMF"u8) ? 8 + 16 : 8 + size + (size & 1);
        }
        return false;
    }
}
