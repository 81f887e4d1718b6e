using FakeDetect.Imaging.Bmp;
using FakeDetect.Imaging.Gif;
using FakeDetect.Imaging.Pnm;
using FakeDetect.Imaging.Tga;
using FakeDetect.Imaging.Vips;

namespace FakeDetect.Imaging;

/// <summary>Bytes to pixels: the one way in which training, scoring and measuring see a picture.</summary>
public static class ImageReader
{
    /// <summary>Decodes a picture, bit-exact with Pillow's <c>convert("RGB")</c> wherever Pillow reads the file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What errors call the picture: its path.</param>
    /// <param name="options">Limits and rules.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="ImageUnreadableException">The picture is refused or damaged.</exception>
    public static DecodedImage Decode(
        byte[] bytes,
        string name,
        DecodeOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        if (bytes.Length == 0)
            throw ImageErrors.FileEmpty(name);
        ImageFormat format = FormatSniffer.Sniff(bytes, bytes.LongLength);
        if (format == ImageFormat.Unknown)
            throw Refusal(name, bytes);
        try
        {
            return format switch
            {
                ImageFormat.Bmp => BmpReader.Decode(bytes, name, options, cancellation),
                ImageFormat.Gif => GifReader.Decode(bytes, name, options),
                ImageFormat.Pnm => PnmReader.Decode(bytes, name, options, cancellation),
                ImageFormat.Tga => TgaReader.Decode(bytes, name, options, cancellation),
                _ => VipsDecoder.Decode(bytes, name, format, options, cancellation),
            };
        }
        catch (OutOfMemoryException e)
        {
            throw ImageErrors.MemoryExhausted(name, e);
        }
    }

    /// <summary>Why bytes are not decoded whose format is none of ours.</summary>
    internal static ImageUnreadableException Refusal(string name, ReadOnlySpan<byte> head) =>
        FormatSniffer.RefusedName(head) is { } refused
            ? ImageErrors.FormatRefused(name, refused, "not decoded here")
            : ImageErrors.FormatUnknown(name);
}
