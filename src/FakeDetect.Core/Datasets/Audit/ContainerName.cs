using FakeDetect.Imaging;

namespace FakeDetect.Datasets.Audit;

/// <summary>How a file keeps its pixels: what a detector may learn to tell by.</summary>
internal static class ContainerName
{
    /// <summary>The format by its content, WebP with its kind: "Jpeg", "WebP lossy", "WebP lossless", "Png", ...</summary>
    public static string Of(ReadOnlySpan<byte> file, ImageFormat format) =>
        format switch
        {
            ImageFormat.WebP => IsLosslessWebP(file) ? "WebP lossless" : "WebP lossy",
            _ => format.ToString(),
        };

    /// <summary>Whether the format keeps pixels as they were.</summary>
    public static bool IsLossless(string container) => container is not ("Jpeg" or "WebP lossy" or "Avif");

    // RIFF, size, WEBP, then chunks of name, size and padded content; VP8L is the lossless bit stream, 'VP8 ' the lossy one.
    private static bool IsLosslessWebP(ReadOnlySpan<byte> file)
    {
        for (long at = 12; at + 8 <= file.Length; )
        {
            ReadOnlySpan<byte> chunk = file[(int)at..];
            if (chunk.StartsWith("VP8L"u8))
                return true;
            if (chunk.StartsWith("VP8 "u8))
                return false;
            // Frames of an animation are inside a chunk of 16 bytes of their own.
            long size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            at += chunk.StartsWith("ANMF"u8) ? 8 + 16 : 8 + size + (size & 1);
        }
        return false;
    }
}
