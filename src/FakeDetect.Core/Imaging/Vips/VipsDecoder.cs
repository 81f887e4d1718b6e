using System.Buffers.Binary;
using FakeDetect.Imaging.Jpeg;
using FakeDetect.Imaging.Png;
using FakeDetect.Imaging.Tiff;
using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>The libvips back end: header first, then the pixels strip by strip on the calling thread.</summary>
internal static class VipsDecoder
{
    /// <summary>Decodes the first picture of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What errors call the picture.</param>
    /// <param name="format">The container, by the caller's own look at the first bytes.</param>
    /// <param name="options">Limits and rules.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="ImageUnreadableException">The picture is refused or damaged.</exception>
    public static DecodedImage Decode(
        byte[] bytes,
        string name,
        ImageFormat format,
        DecodeOptions options,
        CancellationToken cancellation
    )
    {
        if (format != ImageFormat.Jpeg)
            return Decode(bytes, name, format, options, Enums.FailOn.Error, cancellation);
        // libjpeg shows what it can of damaged data and only counts its warnings. As Pillow, it is let; but it is said.
        try
        {
            return Decode(bytes, name, format, options, Enums.FailOn.Warning, cancellation);
        }
        catch (ImageUnreadableException e) when (e.InnerException is VipsException warning)
        {
            DecodedImage decoded = Decode(bytes, name, format, options, Enums.FailOn.Error, cancellation);
            return decoded with
            {
                Notes =
                [
                    .. decoded.Notes,
                    DecodeNotes.Damaged(ImageErrors.OneLine(VipsFailure.Clean(warning.Message))),
                ],
            };
        }
    }

    private static DecodedImage Decode(
        byte[] bytes,
        string name,
        ImageFormat format,
        DecodeOptions options,
        Enums.FailOn failOn,
        CancellationToken cancellation
    )
    {
        if (format == ImageFormat.WebP)
            RefuseIfCutOff(bytes, name);
        TiffTraits? tiff = format == ImageFormat.Tiff ? TiffTraits.Of(bytes, name) : null;
        byte[] prepared = tiff?.Bytes ?? (format == ImageFormat.Png ? PngPalette.Complete(bytes) : bytes);
        return VipsGate.Run(
            name,
            () =>
            {
                List<string> notes = [];
                using Image image = Open(prepared, format, failOn);
                PixelLimit.Check(image.Width, image.Height, name, options);
                SampleConverter converter = SampleConverter.For(
                    image,
                    name,
                    format,
                    options,
                    tiff?.IsPremultiplied ?? false,
                    notes
                );
                RgbImage rgb = VipsPixels.Read(image, converter, name, cancellation);
                AddNotes(image, bytes, format, notes);
                if (tiff is { Orientation: >= 2 and <= 8 })
                {
                    rgb = ImageOrientation.Upright(rgb, tiff.Orientation);
                    notes.Add(DecodeNotes.TurnedUpright);
                }
                return new DecodedImage(rgb, format, notes);
            }
        );
    }

    /// <summary>Decodes bytes that this process encoded from a picture: three bands of bytes, nothing to check.</summary>
    public static RgbImage DecodeOwn(byte[] bytes, ImageFormat format) =>
        VipsGate.Run(
            "picture",
            () =>
            {
                using Image image = Open(bytes, format, Enums.FailOn.Error);
                SampleConverter converter = SampleConverter.For(
                    image,
                    "picture",
                    format,
                    DecodeOptions.Default,
                    premultiplied: false,
                    []
                );
                return VipsPixels.Read(image, converter, "picture", CancellationToken.None);
            }
        );

    // libwebp refuses what is shorter than its RIFF header says, but cannot name the reason.
    private static void RefuseIfCutOff(byte[] webp, string name)
    {
        long promised = 8L + BinaryPrimitives.ReadUInt32LittleEndian(webp.AsSpan(4));
        if (promised > webp.Length)
            throw ImageErrors.PictureTruncated(
                name,
                $"its header promises {promised} bytes, and {webp.Length} are there"
            );
    }

    // At the level Truncated, libvips fills lost TIFF strips with black and believes PNG chunks with a wrong checksum;
    // at Error it refuses both, as Pillow does. It refuses cut JPEG and WebP at either level.
    private static Image Open(byte[] bytes, ImageFormat format, Enums.FailOn failOn)
    {
        const Enums.Access access = Enums.Access.Sequential;
        return format switch
        {
            ImageFormat.Jpeg => Image.JpegloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Png => Image.PngloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.WebP => Image.WebploadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Tiff => Image.TiffloadBuffer(bytes, access: access, failOn: failOn),
            ImageFormat.Avif => Image.HeifloadBuffer(bytes, access: access, failOn: failOn),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "libvips does not decode this format."),
        };
    }

    private static void AddNotes(Image image, byte[] bytes, ImageFormat format, List<string> notes)
    {
        // libheif turns AVIF upright itself; TIFF is turned by the caller.
        if (
            format is not (ImageFormat.Tiff or ImageFormat.Avif)
            && Number(image, "orientation") is > 1 and <= 8 and int orientation
        )
            notes.Add(DecodeNotes.OrientationIgnored(orientation));
        switch (format)
        {
            case ImageFormat.Jpeg when JpegInspector.CountPictures(bytes) is > 1 and long pictures:
                notes.Add(DecodeNotes.FirstPicture(pictures));
                break;
            case ImageFormat.Png when PngChunks.CountFrames(bytes) is > 1 and long frames:
                notes.Add(DecodeNotes.FirstFrame(frames));
                break;
            case ImageFormat.WebP when Number(image, "n-pages") is > 1 and int frames:
                notes.Add(DecodeNotes.FirstFrame(frames));
                break;
            case ImageFormat.Tiff or ImageFormat.Avif when Number(image, "n-pages") is > 1 and int pages:
                notes.Add(DecodeNotes.FirstPicture(pages));
                break;
        }
        // libtiff repairs damaged directories; that it does not know a camera's own tags is nothing to tell.
        if (format != ImageFormat.Tiff)
            return;
        foreach (
            string warning in VipsLibrary
                .TakeWarnings()
                .Distinct()
                .Where(w => !w.Contains("Unknown field", StringComparison.Ordinal))
        )
            notes.Add(DecodeNotes.Library(ImageErrors.OneLine(warning)));
    }

    private static int? Number(Image image, string field) =>
        image.Contains(field) && image.Get(field) is int value ? value : null;
}
