using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace FakeDetect.Spectra;

/// <summary>The two-dimensional discrete Fourier transform of a square, rows first, then columns.</summary>
internal static class FourierTransform
{
    // Pictures are worked on side by side; the library's own threads would only get in the way.
    static FourierTransform() => Control.UseSingleThread();

    /// <summary>Transforms in place, without scaling: F(k, l) = sum of f(x, y) exp(-2 pi i (k x + l y) / size).</summary>
    /// <param name="values">size x size values, row after row.</param>
    /// <param name="size">The side; powers of two are fastest.</param>
    public static void Forward(Complex[] values, int size)
    {
        Complex[] line = new Complex[size];
        for (int y = 0; y < size; y++)
        {
            Array.Copy(values, y * size, line, 0, size);
            Fourier.Forward(line, FourierOptions.NoScaling);
            Array.Copy(line, 0, values, y * size, size);
        }
        for (int x = 0; x < size; x++)
        {
            for (int y = 0; y < size; y++)
                line[y] = values[(y * size) + x];
            Fourier.Forward(line, FourierOptions.NoScaling);
            for (int y = 0; y < size; y++)
                values[(y * size) + x] = line[y];
        }
    }
}
