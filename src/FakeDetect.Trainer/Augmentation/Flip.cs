using FakeDetect.Imaging;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>Mirrors pictures.</summary>
internal static class Flip
{
    /// <summary>The picture with left and right exchanged.</summary>
    public static RgbImage Horizontal(RgbImage image)
    {
        byte[] source = image.Pixels,
            target = new byte[source.Length];
        int width = image.Width;
        for (int row = 0; row < image.Height; row++)
        {
            int from = 3 * row * width,
                to = from + 3 * (width - 1);
            for (int column = 0; column < width; column++, from += 3, to -= 3)
            {
                target[to] = source[from];
                target[to + 1] = source[from + 1];
                target[to + 2] = source[from + 2];
            }
        }

        return new RgbImage(width, image.Height, target);
    }
}
