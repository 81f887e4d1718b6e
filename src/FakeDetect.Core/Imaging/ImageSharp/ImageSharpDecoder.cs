#if IMAGESHARP
using FakeDetect.Imaging.Vips;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;

namespace FakeDetect.Imaging.ImageSharp;

/// <summary>
/// The ImageSharp back end, compiled with <c>-p:ImageDecoder=ImageSharp</c> where a package feed has SixLabors.ImageSharp.
/// It follows ImageSharp's own rules for subsampled JPEG chroma, CMYK, 16 bits and damage, so its pixels are not
/// bit-exact with Pillow's, and the project's own feed lacks the package: it has been neither built nor measured there.
/// AVIF, which ImageSharp does not read, stays with libvips, and so does encoding.
/// </summary>
internal sealed class ImageSharpDecoder : IPixelDecoder
{
    private static readonly VipsDecoder Avif = new();

    /// <inheritdoc/>
    public DecodedImage Decode(byte[] bytes, string name, ImageFormat format, DecodeOptions options, CancellationToken cancellation)
    {
        if (format == ImageFormat.Avif) return Avif.Decode(bytes, name, format, options, cancellation);
        try
        {
            DecoderOptions decoder = new() { MaxFrames = 1 };
            ImageInfo info = Image.Identify(decoder, bytes);
            PixelLimit.Check(info.Width, info.Height, name, options);
            cancellation.ThrowIfCancellationRequested();
            using Image<Rgb24> image = Image.Load<Rgb24>(decoder, bytes);
            byte[] rgb = new byte[checked(3 * image.Width * image.Height)];
            image.CopyPixelDataTo(rgb);
            return new DecodedImage(new RgbImage(image.Width, image.Height, rgb), format, ["Decoded by ImageSharp: the pixels may differ from the reference's in the last bits."]);
        }
        catch (Exception e) when (e is ImageFormatException or InvalidMemoryOperationException)
        {
            throw ImageErrors.PictureDamaged(name, e.Message, e);
        }
    }
}
#endif
