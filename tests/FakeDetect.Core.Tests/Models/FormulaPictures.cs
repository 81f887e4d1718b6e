using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.Models;

/// <summary>Pictures by formula, the same bytes as golden/networks/formula.py makes.</summary>
internal static class FormulaPictures
{
    private static readonly (int Width, int Height)[] s_sizes =
    [
        (224, 224),
        (256, 256),
        (300, 200),
        (200, 301),
        (225, 223),
        (60, 40),
        (321, 97),
        (97, 257),
        (227, 227),
        (350, 231),
        (128, 128),
        (64, 300),
        (222, 260),
        (333, 333),
        (231, 111),
        (160, 208),
        (255, 254),
        (33, 35),
        (288, 192),
        (240, 320),
        (199, 219),
        (96, 96),
        (272, 226),
        (112, 337),
    ];

    public static RgbImage Make(int index)
    {
        (int width, int height) = s_sizes[index];
        byte[] pixels = new byte[3 * width * height];
        uint seed = FormulaValues.Seed($"picture {index}");
        int Noise(int x, int y, int c) => (int)(FormulaValues.Hash(seed, ((y * width) + x) * 3 + c) >> 24);
        for (int i = 0; i < pixels.Length; i++)
        {
            int c = i % 3;
            int x = i / 3 % width;
            int y = i / 3 / width;
            int ramp = (x * (3 + c) + y * (5 - c) + 40 * c + 11 * index) % 512;
            ramp = ramp > 255 ? 511 - ramp : ramp;
            int side = 2 + index % 3;
            int value = (index % 4) switch
            {
                0 => ramp + Noise(x, y, c) / 16 - 8,
                1 => Noise(x / side * side, y / side * side, c),
                2 => (
                    Noise(x, y, c)
                    + Noise(Math.Min(x + 1, width - 1), y, c)
                    + Noise(x, Math.Min(y + 1, height - 1), c)
                    + 2 * ramp
                ) / 5,
                _ => ramp + ((x + y) % 2 == 0 ? 12 : -12),
            };
            pixels[i] = (byte)Math.Clamp(value, 0, 255);
        }
        return new RgbImage(width, height, pixels);
    }
}
