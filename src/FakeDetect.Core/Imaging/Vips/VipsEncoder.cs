using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>Encodes through libvips, without metadata.</summary>
internal static class VipsEncoder
{
    public static byte[] Jpeg(RgbImage image, int quality, ChromaSubsampling subsampling)
    {
        using Image source = Wrap(image);
        return source.JpegsaveBuffer(
            q: quality,
            optimizeCoding: false,
            keep: Enums.ForeignKeep.None,
            subsampleMode: subsampling == ChromaSubsampling.S444
                ? Enums.ForeignSubsample.Off
                : Enums.ForeignSubsample.On
        );
    }

    /// <summary>Lossy at a quality, lossless at null.</summary>
    public static byte[] WebP(RgbImage image, int? quality)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(image.Width, image.Height), 16383, nameof(image));
        using Image source = Wrap(image);
        return quality is { } q
            ? source.WebpsaveBuffer(q: q, keep: Enums.ForeignKeep.None)
            : source.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None);
    }

    public static byte[] Png(RgbImage image, int compression)
    {
        using Image source = Wrap(image);
        return source.PngsaveBuffer(
            compression: compression,
            filter: Enums.ForeignPngFilter.All,
            keep: Enums.ForeignKeep.None
        );
    }

    public static byte[] Tiff(RgbImage image)
    {
        using Image source = Wrap(image);
        return source.TiffsaveBuffer(
            compression: Enums.ForeignTiffCompression.Deflate,
            predictor: Enums.ForeignTiffPredictor.Horizontal,
            keep: Enums.ForeignKeep.None
        );
    }

    public static byte[] WebPLossless(RgbImage image)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(image.Width, image.Height), 16383, nameof(image));
        using Image source = Wrap(image);
        return source.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None);
    }

    public static byte[] Png(RgbImage image)
    {
        using Image source = Wrap(image);
        return source.PngsaveBuffer(keep: Enums.ForeignKeep.None);
    }

    // The picture's array is pinned, not copied, until the wrapper is disposed.
    private static Image Wrap(RgbImage image)
    {
        VipsLibrary.EnsureReady();
        using Image raw = Image.NewFromMemory(
            image.Pixels,
            image.Width,
            image.Height,
            bands: 3,
            Enums.BandFormat.Uchar
        );
        return raw.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
