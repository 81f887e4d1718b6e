using FakeDetect.Imaging.WebP;

namespace FakeDetect.Imaging;

/// <summary>How a file keeps its pixels, by its content: as what a detector may learn to tell by, and with or without loss.</summary>
/// <param name="Format">The format; <see cref="ImageFormat.Unknown"/> where it is not decoded here.</param>
/// <param name="IsLossy">
/// Whether the format changes pixels. AVIF counts as lossy, because nearly every AVIF file is; TIFF counts as lossless, although
/// it can hold JPEG data.
/// </param>
internal readonly record struct PictureContainer(ImageFormat Format, bool IsLossy)
{
    private const int HeadLength = 64;

    /// <summary>The format, WebP with its kind: "Jpeg", "WebP lossy", "WebP lossless", "Png", ...</summary>
    public string Name => Format == ImageFormat.WebP ? (IsLossy ? "WebP lossy" : "WebP lossless") : Format.ToString();

    /// <summary>Looks at a file that was read.</summary>
    public static PictureContainer Of(byte[] file)
    {
        using MemoryStream stream = new(file, writable: false);
        return Of(stream);
    }

    /// <summary>Looks at a file that can seek; its position afterwards is anywhere.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PictureContainer Of(Stream file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        file.Position = 0;
        int count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        ImageFormat format = FormatSniffer.Sniff(head[..count], file.Length);
        return new PictureContainer(
            format,
            format switch
            {
                ImageFormat.Jpeg or ImageFormat.Avif => true,
                ImageFormat.WebP => !WebPBitStream.IsLossless(file),
                _ => false,
            }
        );
    }
}
