using FakeDetect.Imaging.Vips;

namespace FakeDetect.Imaging;

/// <summary>What a picture looks like after it was saved without loss and opened again: the same, or encoder and decoder are at odds.</summary>
public static class LosslessRoundTrip
{
    /// <summary>Encodes and decodes.</summary>
    /// <param name="image">The picture, at most 16383 pixels a side as WebP; it is not changed.</param>
    /// <param name="format">Png or WebP.</param>
    public static RgbImage Apply(RgbImage image, ImageFormat format) =>
        format switch
        {
            ImageFormat.Png => VipsDecoder.DecodeOwn(ImageWriter.Png(image), format),
            ImageFormat.WebP => VipsDecoder.DecodeOwn(ImageWriter.WebPLossless(image), format),
            _ => throw new ArgumentOutOfRangeException(
                nameof(format),
                format,
                "The lossless formats are PNG and WebP."
            ),
        };
}
