using FakeDetect.Imaging.Jpeg;
using FakeDetect.Imaging.Vips;

namespace FakeDetect.Imaging;

/// <summary>Encodes pictures, without metadata. What is lossless here decodes to the very pixels that went in.</summary>
public static class ImageWriter
{
    /// <summary>PNG, 8-bit RGB, lossless.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="compression">zlib's level, 0..9.</param>
    public static byte[] Png(RgbImage image, int compression = 6)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(compression);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(compression, 9);
        return VipsEncoder.Png(image, compression);
    }

    /// <summary>TIFF, 8-bit RGB, deflate, lossless.</summary>
    /// <param name="image">The picture.</param>
    public static byte[] Tiff(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return VipsEncoder.Tiff(image);
    }

    /// <summary>WebP, lossless.</summary>
    /// <param name="image">The picture, at most 16383 pixels a side.</param>
    public static byte[] WebPLossless(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return VipsEncoder.WebP(image, quality: null);
    }

    /// <summary>WebP, lossy.</summary>
    /// <param name="image">The picture, at most 16383 pixels a side.</param>
    /// <param name="quality">libwebp's quality, 0..100.</param>
    public static byte[] WebP(RgbImage image, int quality)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return VipsEncoder.WebP(image, quality);
    }

    /// <summary>Baseline JPEG with the standard tables of a quality.</summary>
    /// <param name="image">The picture, at most 65535 pixels a side.</param>
    /// <param name="quality">IJG quality, 1..100.</param>
    /// <param name="subsampling">How colour is reduced.</param>
    public static byte[] Jpeg(RgbImage image, int quality, ChromaSubsampling subsampling = ChromaSubsampling.S420) =>
        JpegCodec.Encode(image, quality, subsampling);

    /// <summary>
    /// Baseline JPEG that is compressed as another file was: with its very quantisation tables and its subsampling. A
    /// grey original lends its table to brightness, and colour takes the table of the nearest quality; sampling factors
    /// without a common name become 4:2:0; divisors over 255 become 255.
    /// </summary>
    /// <param name="image">The picture, at most 65535 pixels a side.</param>
    /// <param name="original">What <see cref="JpegInspector"/> found; its tables have to be known.</param>
    public static byte[] JpegLike(RgbImage image, JpegFacts original)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(original);
        if (original is not { LuminanceTable: { } luminance, Quality: { } quality })
            throw new ArgumentException("The original's quantisation tables are not known.", nameof(original));
        ushort[] chrominance = original.ChrominanceTable ?? JpegQuantization.Table(quality, chrominance: true);
        return JpegCodec.Encode(
            image,
            Baseline(luminance),
            Baseline(chrominance),
            original.Subsampling ?? ChromaSubsampling.S420
        );
    }

    private static ushort[] Baseline(ushort[] table) =>
        Array.ConvertAll(table, d => (ushort)Math.Clamp((int)d, 1, 255));
}
