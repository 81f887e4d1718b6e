using System.Numerics;
using FakeDetect.Imaging;

namespace FakeDetect.Datasets.Audit;

/// <summary>A picture's layout of brightness and colour: what stays of its content at 8 x 8 pixels, and a hash of it.</summary>
public sealed class Thumbnail
{
    /// <summary>Pixels across and down.</summary>
    public const int Side = 8;

    private const int HashColumns = 9;

    private Thumbnail(float[] pixels, ulong hash, double deviation)
    {
        Pixels = pixels;
        Hash = hash;
        Deviation = deviation;
    }

    /// <summary>Side x Side x 3 means of areas, 0 to 255, R G B R G B ...</summary>
    public float[] Pixels { get; }

    /// <summary>The difference hash: a bit for each pair of neighbours in 8 rows of 9 grey means, set where the right one is brighter.</summary>
    public ulong Hash { get; }

    /// <summary>The standard deviation of the grey means: nearly flat pictures have hashes of noise.</summary>
    public double Deviation { get; }

    /// <summary>The thumbnail of a picture.</summary>
    public static Thumbnail Of(RgbImage image)
    {
        float[] grey = Grey(AreaMeans(image, HashColumns, Side));
        ulong hash = 0;
        for (int i = 0; i < 64; i++)
        {
            int at = (i / 8 * HashColumns) + (i % 8);
            if (grey[at + 1] > grey[at])
                hash |= 1UL << i;
        }
        double mean = grey.Average();
        return new Thumbnail(AreaMeans(image, Side, Side), hash, Math.Sqrt(grey.Average(v => (v - mean) * (v - mean))));
    }

    /// <summary>How many bits of the hashes differ, 0 to 64.</summary>
    public static int Distance(Thumbnail a, Thumbnail b) => BitOperations.PopCount(a.Hash ^ b.Hash);

    /// <summary>The mean difference of the pixels, in levels.</summary>
    public static double Difference(Thumbnail a, Thumbnail b)
    {
        double sum = 0;
        for (int i = 0; i < a.Pixels.Length; i++)
            sum += Math.Abs(a.Pixels[i] - b.Pixels[i]);
        return sum / a.Pixels.Length;
    }

    /// <summary>The correlation of the pixels, -1 to 1; 0 where one is flat.</summary>
    public static double Correlation(Thumbnail a, Thumbnail b)
    {
        double meanA = a.Pixels.Average(),
            meanB = b.Pixels.Average(),
            ab = 0,
            aa = 0,
            bb = 0;
        for (int i = 0; i < a.Pixels.Length; i++)
        {
            double x = a.Pixels[i] - meanA,
                y = b.Pixels[i] - meanB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }

    private static float[] Grey(float[] rgb)
    {
        float[] grey = new float[rgb.Length / 3];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = (0.299f * rgb[3 * i]) + (0.587f * rgb[(3 * i) + 1]) + (0.114f * rgb[(3 * i) + 2]);
        return grey;
    }

    private static float[] AreaMeans(RgbImage image, int columns, int rows)
    {
        float[] means = new float[columns * rows * 3];
        for (int row = 0; row < rows; row++)
        {
            (int top, int bottom) = Span(row, rows, image.Height);
            for (int column = 0; column < columns; column++)
            {
                (int left, int right) = Span(column, columns, image.Width);
                long red = 0,
                    green = 0,
                    blue = 0;
                for (int y = top; y < bottom; y++)
                {
                    ReadOnlySpan<byte> line = image.Pixels.AsSpan(3 * ((y * image.Width) + left), 3 * (right - left));
                    for (int i = 0; i < line.Length; i += 3)
                    {
                        red += line[i];
                        green += line[i + 1];
                        blue += line[i + 2];
                    }
                }
                float count = (float)(right - left) * (bottom - top);
                int at = 3 * ((row * columns) + column);
                (means[at], means[at + 1], means[at + 2]) = (red / count, green / count, blue / count);
            }
        }
        return means;
    }

    // The pixels of a part; at least one, also where there are fewer pixels than parts.
    private static (int From, int To) Span(int part, int parts, int side)
    {
        int from = (int)((long)part * side / parts);
        return (from, Math.Max(from + 1, (int)((long)(part + 1) * side / parts)));
    }
}
