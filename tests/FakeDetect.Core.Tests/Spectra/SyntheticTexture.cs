using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.Spectra;

/// <summary>Grey pictures with a falling spectrum, as photographs have, and what upsampling makes of them.</summary>
internal static class SyntheticTexture
{
    /// <summary>Noise at four scales and a little of it in each pixel; another picture for every seed.</summary>
    public static double[,] Make(int size, int seed)
    {
        Random random = new(seed);
        double[,] texture = new double[size, size];
        foreach ((int cell, double weight) in new[] { (32, 40d), (8, 20d), (3, 8d), (1, 3d) })
        {
            int cells = (size / cell) + 2;
            double[] grid = new double[cells * cells];
            for (int i = 0; i < grid.Length; i++)
                grid[i] = random.NextDouble() - 0.5;
            double shiftX = random.NextDouble(),
                shiftY = random.NextDouble();
            for (int y = 0; y < size; y++)
            {
                for (int x = 0; x < size; x++)
                    texture[y, x] += weight * At(grid, cells, (x / (double)cell) + shiftX, (y / (double)cell) + shiftY);
            }
        }
        return texture;
    }

    /// <summary>factor - 1 zeros between samples (values around 30, as those of a network's map are not around 0), then a 3 x 3 filter of (side, 1, side) in both directions; 0: no filter.</summary>
    public static double[,] Upsample(double[,] texture, int factor, double side)
    {
        int size = texture.GetLength(0) * factor;
        double[,] sparse = new double[size, size];
        for (int y = 0; y < size; y += factor)
        {
            for (int x = 0; x < size; x += factor)
                sparse[y, x] = 30 + texture[y / factor, x / factor];
        }
        double[,] result = new double[size, size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        double weight = (dy == 0 ? 1 : side) * (dx == 0 ? 1 : side);
                        result[y, x] +=
                            weight * sparse[Math.Clamp(y + dy, 0, size - 1), Math.Clamp(x + dx, 0, size - 1)];
                    }
                }
            }
        }
        return result;
    }

    /// <summary>The picture, around a grey of 128.</summary>
    public static RgbImage ToImage(double[,] texture)
    {
        int size = texture.GetLength(0);
        byte[] pixels = new byte[3 * size * size];
        for (int i = 0; i < size * size; i++)
        {
            byte grey = (byte)Math.Clamp(Math.Round(128 + texture[i / size, i % size]), 0, 255);
            pixels[3 * i] = pixels[(3 * i) + 1] = pixels[(3 * i) + 2] = grey;
        }
        return new RgbImage(size, size, pixels);
    }

    private static double At(double[] grid, int cells, double x, double y)
    {
        int left = (int)x,
            top = (int)y;
        double fx = x - left,
            fy = y - top;
        double Value(int gx, int gy) => grid[(Math.Min(gy, cells - 1) * cells) + Math.Min(gx, cells - 1)];
        return ((Value(left, top) * (1 - fx)) + (Value(left + 1, top) * fx)) * (1 - fy)
            + (((Value(left, top + 1) * (1 - fx)) + (Value(left + 1, top + 1) * fx)) * fy);
    }
}
