using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

/// <summary>How much there is to see in a crop. Sums of integers, so that a choice is the same on every machine.</summary>
internal static class CropTexture
{
    /// <summary>The measure of a crop's luma (Pillow's <c>L</c>, 0 to 255), of what lies inside the picture.</summary>
    internal static double Of(RgbImage image, CropPlan crop, CropMeasure measure)
    {
        CropPlan inside = crop.Inside(image);
        return measure == CropMeasure.Gradient ? Gradient(image, inside) : Deviation(image, inside);
    }

    private static double Gradient(RgbImage image, CropPlan inside)
    {
        byte[] above = new byte[inside.Width],
            row = new byte[inside.Width];
        long sum = 0;
        for (int y = 0; y < inside.Height; y++, (above, row) = (row, above))
        {
            Luma(inside.Row(image, inside.Top + y), row);
            for (int x = 1; x < row.Length; x++)
                sum += Math.Abs(row[x] - row[x - 1]);
            for (int x = 0; x < row.Length && y > 0; x++)
                sum += Math.Abs(row[x] - above[x]);
        }

        return (double)sum / ((long)inside.Width * inside.Height);
    }

    private static double Deviation(RgbImage image, CropPlan inside)
    {
        byte[] row = new byte[inside.Width];
        (long sum, long squares) = (0, 0);
        for (int y = 0; y < inside.Height; y++)
        {
            Luma(inside.Row(image, inside.Top + y), row);
            foreach (byte value in row)
                (sum, squares) = (sum + value, squares + (value * value));
        }

        double count = (double)inside.Width * inside.Height;
        return Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
    }

    // Pillow's weights in 16-bit fixed point, rounded.
    private static void Luma(ReadOnlySpan<byte> pixels, byte[] row)
    {
        for (int x = 0, i = 0; x < row.Length; x++, i += 3)
            row[x] = (byte)(((19595 * pixels[i]) + (38470 * pixels[i + 1]) + (7471 * pixels[i + 2]) + 32768) >> 16);
    }
}
