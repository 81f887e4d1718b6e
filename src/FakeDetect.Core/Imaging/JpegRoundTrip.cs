using FakeDetect.Imaging.Vips;

namespace FakeDetect.Imaging;

/// <summary>What a picture looks like after it was saved as JPEG and opened again, bit for bit as with Pillow and OpenCV.</summary>
public static class JpegRoundTrip
{
    /// <summary>Encodes and decodes.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <param name="quality">IJG quality, 1..100.</param>
    /// <param name="subsampling">How colour is reduced; 4:2:0 is what the reference uses at every quality.</param>
    public static RgbImage Apply(RgbImage image, int quality, ChromaSubsampling subsampling = ChromaSubsampling.S420) =>
        VipsDecoder.DecodeOwn(JpegCodec.Encode(image, quality, subsampling), ImageFormat.Jpeg);
}
