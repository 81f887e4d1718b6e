using FakeDetect.Imaging;

namespace FakeDetect.Reporting;

/// <summary>Small copies of pictures, to be known again by.</summary>
internal static class ThumbnailMaker
{
    private const int Quality = 78;

    /// <summary>A JPEG whose longer side has at most that many pixels; never enlarged.</summary>
    public static byte[] Make(RgbImage image, int size)
    {
        double scale = Math.Min(1, size / (double)Math.Max(image.Width, image.Height));
        int width = Math.Max(1, (int)Math.Round(image.Width * scale)),
            height = Math.Max(1, (int)Math.Round(image.Height * scale));
        RgbImage small = scale < 1 ? PillowResize.Resize(image, width, height, Interpolation.Bilinear) : image;
        return JpegCodec.Encode(small, Quality);
    }
}
