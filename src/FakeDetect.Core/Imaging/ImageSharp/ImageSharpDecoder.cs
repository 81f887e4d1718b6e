#if IMAGESHARP
using FakeDetect.Imaging.Vips;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FakeDetect.Imaging.ImageSharp;

/// <summary>
/// The ImageSharp back end, compiled with <c>-p:ImageDecoder=ImageSharp</c>: SixLabors.ImageSharp 2.1, the last line under the
/// Apache licence. It follows ImageSharp's own rules for JPEG's transforms and subsampled chroma, CMYK, 16 bits and damage, so
/// that its pixels are not Pillow's bit for bit (measured: README, "Packages"). AVIF, which it does not read, stays with
/// libvips, and so does encoding.
/// </summary>
internal sealed class ImageSharpDecoder : IPixelDecoder
{
    private static readonly VipsDecoder Avif = new();

    /// <inheritdoc/>
    public DecodedImage Decode(
        byte[] bytes,
        string name,
        ImageFormat format,
        DecodeOptions options,
        CancellationToken cancellation
    )
    {
        if (format == ImageFormat.Avif)
            return Avif.Decode(bytes, name, format, options, cancellation);
        try
        {
            IImageInfo info =
                Image.Identify(bytes) ?? throw new InvalidImageContentException("it has no header that can be read");
            PixelLimit.Check(info.Width, info.Height, name, options);
            cancellation.ThrowIfCancellationRequested();
            using Image<Rgb24> image = Image.Load<Rgb24>(bytes);
            byte[] rgb = new byte[checked(3 * image.Width * image.Height)];
            image.Frames.RootFrame.CopyPixelDataTo(rgb);
            return new DecodedImage(
                new RgbImage(image.Width, image.Height, rgb),
                format,
                ["Decoded by ImageSharp: the pixels may differ from the reference's in the last bits."]
            );
        }
        catch (Exception e)
            when (e
                    is ImageFormatException
                        or ImageProcessingException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            // Damaged files make some of its decoders leave their arrays.
            throw ImageErrors.PictureDamaged(name, e.Message, e);
        }
    }
}
#endif
