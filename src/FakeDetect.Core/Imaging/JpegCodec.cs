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
        return VipsEncoder.Jpeg(image, quality, subsampling);
    }
}
