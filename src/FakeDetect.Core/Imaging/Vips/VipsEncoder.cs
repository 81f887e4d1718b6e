using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>Encodes through libvips, without metadata.</summary>
internal static class VipsEncoder
{
    public static byte[] Jpeg(RgbImage image, int quality, ChromaSubsampling subsampling)
    {
        using Image source = Wrap(image);
        return source.JpegsaveBuffer(q: quality, optimizeCoding: false, keep: Enums.ForeignKeep.None,
            subsampleMode: subsampling == ChromaSubsampling.S444 ? Enums.ForeignSubsample.Off : Enums.ForeignSubsample.On);
    }

    public static byte[] WebP(RgbImage image, int quality)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(image.Width, image.Height), 16383, nameof(image));
        using Image source = Wrap(image);
        return source.WebpsaveBuffer(q: quality, keep: Enums.ForeignKeep.None);
    }

    // The picture's array is pinned, not copied, until the wrapper is disposed.
    private static Image Wrap(RgbImage image)
    {
        VipsLibrary.EnsureReady();
        using Image raw = Image.NewFromMemory(image.Pixels, image.Width, image.Height, bands: 3, Enums.BandFormat.Uchar);
        return raw.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
