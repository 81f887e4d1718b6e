using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Pictures by formula, the same as in golden/perturbation/generate.py.</summary>
internal static class SyntheticPictures
{
    public static RgbImage Make(string kind, int width, int height) =>
        kind switch
        {
            "noise" => Noise(width, height),
            "smooth" => Smooth(width, height),
            "flat" => new RgbImage(width, height, [.. Enumerable.Repeat((byte)200, 3 * width * height)]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No picture of that kind."),
        };

    private static RgbImage Noise(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        uint state = (uint)(width * 65536 + height);
        for (int i = 0; i < pixels.Length; i++)
        {
            state = state * 1664525 + 1013904223;
            pixels[i] = (byte)(state >> 24);
        }
        return new RgbImage(width, height, pixels);
    }

    private static RgbImage Smooth(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0, d = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, d += 3)
            {
                pixels[d] = (byte)((x * 7 + y * 3) / 4);
                pixels[d + 1] = (byte)(x * x / 16);
                pixels[d + 2] = (byte)(255 - (x + 2 * y) % 256);
            }
        }
        return new RgbImage(width, height, pixels);
    }
}
