using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>The libvips back end: header first, then the pixels strip by strip on the calling thread.</summary>
internal sealed class VipsDecoder : IPixelDecoder
{
    // Rows a strip: enough to amortise a native call, few enough to stay in the processor's cache.
    private const int StripBytes = 512 * 1024;

    /// <inheritdoc/>
    public DecodedImage Decode(byte[] bytes, string name, ImageFormat format, DecodeOptions options, CancellationToken cancellation)
    {
        VipsLibrary.EnsureReady();
        VipsLibrary.BeginWarnings();
        try
        {
            using Image image = Open(bytes, format);
            if ((long)image.Width * image.Height > options.MaxPixels)
                throw ImageErrors.PictureTooLarge(name, image.Width, image.Height, options.MaxPixels);
            List<string> notes = [];
            SampleConverter converter = SampleConverter.For(image, name, format, options, notes);
            byte[] rgb = Read(image, converter, cancellation);
            return new DecodedImage(new RgbImage(image.Width, image.Height, rgb), format, notes);
        }
        catch (VipsException e)
        {
            throw VipsFailure.Translate(e, name, VipsLibrary.TakeWarnings());
        }
    }

    /// <summary>Decodes bytes that this process encoded from a picture: three bands of bytes, nothing to check.</summary>
    public static RgbImage DecodeOwn(byte[] bytes, ImageFormat format)
    {
        using Image image = Open(bytes, format);
        SampleConverter converter = SampleConverter.For(image, "picture", format, DecodeOptions.Default, []);
        return new RgbImage(image.Width, image.Height, Read(image, converter, CancellationToken.None));
    }

    private static Image Open(byte[] bytes, ImageFormat format)
    {
        const Enums.Access access = Enums.Access.Sequential;
        const Enums.FailOn failOn = Enums.FailOn.Truncated;
        return format switch
        {
            ImageFormat.Jpeg => Image.JpegloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Png => Image.PngloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.WebP => Image.WebploadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Tiff => Image.TiffloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Gif => Image.GifloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Avif => Image.HeifloadBuffer(bytes, access: access, failOn: failOn),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "libvips does not decode this format."),
        };
    }

    private static byte[] Read(Image image, SampleConverter converter, CancellationToken cancellation)
    {
        int width = image.Width, height = image.Height;
        byte[] rgb = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        int rows = Math.Clamp(StripBytes / (converter.BytesPerPixel * width), 1, height);
        using Region region = Region.New(image);
        for (int top = 0; top < height; top += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(rows, height - top);
            byte[] strip = region.Fetch(0, top, width, count);
            converter.Convert(strip, rgb.AsSpan(3 * width * top, 3 * width * count));
        }
        return rgb;
    }
}
