using FakeDetect.Imaging.Vips;

namespace FakeDetect.Imaging;

/// <summary>What a picture looks like after it was saved as lossy WebP and opened again.</summary>
public static class WebPRoundTrip
{
    /// <summary>Encodes and decodes.</summary>
    /// <param name="image">The picture, at most 16383 pixels a side; it is not changed.</param>
    /// <param name="quality">libwebp's quality, 0..100.</param>
    public static RgbImage Apply(RgbImage image, int quality) =>
        VipsDecoder.DecodeOwn(ImageWriter.WebP(image, quality), ImageFormat.WebP);
}
