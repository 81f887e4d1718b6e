using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>Pictures by formula.</summary>
internal static class TestPicture
{
    /// <summary>The picture of golden/inference/center_crop.py.</summary>
    public static RgbImage Formula(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0, i = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                    pixels[i++] = (byte)((7 * x) + (13 * y) + (29 * c) + (x * y));
            }
        }

        return new RgbImage(width, height, pixels);
    }

    /// <summary>Coarse blobs with noise: every part of it looks different, at every scale.</summary>
    public static RgbImage Noise(int width, int height, int seed)
    {
        Random random = new(seed);
        byte[] pixels = new byte[3 * width * height];
        random.NextBytes(pixels);
        double fx = 0.05 + (random.NextDouble() * 0.1);
        double fy = 0.05 + (random.NextDouble() * 0.1);
        for (int y = 0, i = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double blob = 100 + (90 * Math.Sin(fx * x) * Math.Cos(fy * y));
                for (int c = 0; c < 3; c++, i++)
                    pixels[i] = (byte)(blob + (pixels[i] % 48));
            }
        }

        return new RgbImage(width, height, pixels);
    }
}
