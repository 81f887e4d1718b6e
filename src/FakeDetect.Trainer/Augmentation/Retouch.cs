using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>What ordinary editing does to a picture: one of brightness, contrast, saturation, grey, a slight blur.</summary>
internal static class Retouch
{
    /// <summary>One random change; the picture is not changed.</summary>
    public static RgbImage Apply(RgbImage image, ref RandomStream random) =>
        random.NextInt(5) switch
        {
            0 => Levels(image, random.NextDouble(0.75, 1.25), 0),
            1 => Contrast(image, random.NextDouble(0.75, 1.3)),
            2 => Saturation(image, random.NextDouble(0.4, 1.6)),
            3 => Saturation(image, 0),
            _ => GaussianBlur.Apply(image, random.NextDouble(0.3, 1.0)),
        };

    private static RgbImage Contrast(RgbImage image, double factor) => Levels(image, factor, 127.5 * (1 - factor));

    private static RgbImage Levels(RgbImage image, double factor, double offset)
    {
        Span<byte> table = stackalloc byte[256];
        for (int v = 0; v < 256; v++)
            table[v] = (byte)Math.Clamp(Math.Round(v * factor + offset), 0, 255);
        byte[] pixels = new byte[image.Pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = table[image.Pixels[i]];
        return new RgbImage(image.Width, image.Height, pixels);
    }

    private static RgbImage Saturation(RgbImage image, double factor)
    {
        byte[] source = image.Pixels,
            pixels = new byte[source.Length];
        for (int i = 0; i < pixels.Length; i += 3)
        {
            // BT.601 luma, as JPEG and Pillow have it.
            double luma = 0.299 * source[i] + 0.587 * source[i + 1] + 0.114 * source[i + 2];
            for (int c = 0; c < 3; c++)
                pixels[i + c] = (byte)Math.Clamp(Math.Round(luma + factor * (source[i + c] - luma)), 0, 255);
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }
}
