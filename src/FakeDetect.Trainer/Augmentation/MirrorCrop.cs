using FakeDetect.Imaging;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>Cuts a square out of a picture; what lies outside is the picture, mirrored at its edges.</summary>
internal static class MirrorCrop
{
    /// <summary>Cuts a square whose left upper pixel is (x, y); either may be negative.</summary>
    public static RgbImage Cut(RgbImage image, int x, int y, int width, int height)
    {
        if (x >= 0 && y >= 0 && x + width <= image.Width && y + height <= image.Height)
            return ImageCrop.Crop(image, x, y, width, height);
        byte[] pixels = new byte[3 * width * height];
        ReadOnlySpan<byte> source = image.Pixels;
        for (int row = 0; row < height; row++)
        {
            int from = 3 * image.Width * Mirror(y + row, image.Height);
            for (int column = 0; column < width; column++)
                source
                    .Slice(from + 3 * Mirror(x + column, image.Width), 3)
                    .CopyTo(pixels.AsSpan(3 * (row * width + column), 3));
        }

        return new RgbImage(width, height, pixels);
    }

    // d c b a | a b c d | d c b a
    private static int Mirror(int position, int length)
    {
        int period = 2 * length;
        int p = ((position % period) + period) % period;
        return p < length ? p : period - 1 - p;
    }
}
