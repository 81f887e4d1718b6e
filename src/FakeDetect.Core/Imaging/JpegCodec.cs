using FakeDetect.Imaging.Jpeg;
using FakeDetect.Imaging.Vips;

namespace FakeDetect.Imaging;

/// <summary>Writes baseline JPEG as Pillow and OpenCV do: Annex K tables scaled by quality, standard Huffman tables, integer transform.</summary>
public static class JpegCodec
{
    /// <summary>Encodes a picture; no metadata.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">IJG quality, 1..100.</param>
    /// <param name="subsampling">How colour is reduced.</param>
    /// <returns>A JFIF file.</returns>
    public static byte[] Encode(RgbImage image, int quality, ChromaSubsampling subsampling = ChromaSubsampling.S420)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return subsampling == ChromaSubsampling.S422
            ? Encode(
                image,
                JpegQuantization.Table(quality, chrominance: false),
                JpegQuantization.Table(quality, chrominance: true),
                subsampling
            )
            : VipsEncoder.Jpeg(image, quality, subsampling);
    }

    /// <summary>Encodes a picture with given quantisation tables, such as those that <see cref="JpegInspector"/> read from a file.</summary>
    /// <param name="image">The picture, at most 65535 pixels a side.</param>
    /// <param name="luminance">64 divisors, 1..255, in natural order.</param>
    /// <param name="chrominance">64 divisors, 1..255, in natural order.</param>
    /// <param name="subsampling">How colour is reduced.</param>
    /// <returns>A JFIF file.</returns>
    public static byte[] Encode(
        RgbImage image,
        ReadOnlySpan<ushort> luminance,
        ReadOnlySpan<ushort> chrominance,
        ChromaSubsampling subsampling
    )
    {
        ArgumentNullException.ThrowIfNull(image);
        return JpegEncoder.Encode(image, luminance, chrominance, subsampling);
    }
}
