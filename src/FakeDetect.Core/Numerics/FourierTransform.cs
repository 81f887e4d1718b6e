using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace FakeDetect.Numerics;

/// <summary>The two-dimensional discrete Fourier transform, rows first, then columns.</summary>
internal static class FourierTransform
{
    // Pictures are worked on side by side; the library's own threads would only get in the way.
    static FourierTransform() => Control.UseSingleThread();

    /// <summary>Transforms in place, without scaling: F(k, l) = sum of f(x, y) exp(-2 pi i (k x + l y) / size).</summary>
    /// <param name="values">size x size values, row after row.</param>
    /// <param name="size">The side; powers of two are fastest.</param>
    public static void Forward(Complex[] values, int size) => Forward(values, size, size);

    /// <summary>The same of a rectangle.</summary>
    /// <param name="values">width x height values, row after row.</param>
    /// <param name="width">Values a row.</param>
    /// <param name="height">Rows.</param>
    public static void Forward(Complex[] values, int width, int height)
    {
        Complex[] row = new Complex[width];
        for (int y = 0; y < height; y++)
        {
            Array.Copy(values, y * width, row, 0, width);
            Fourier.Forward(row, FourierOptions.NoScaling);
            Array.Copy(row, 0, values, y * width, width);
        }
        Complex[] column = new Complex[height];
        for (int x = 0; x < width; x++)
        {
            for (int y = 0; y < height; y++)
                column[y] = values[(y * width) + x];
            Fourier.Forward(column, FourierOptions.NoScaling);
            for (int y = 0; y < height; y++)
                values[(y * width) + x] = column[y];
        }
    }
}
