using System.Numerics;
using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Spectra;

/// <summary>
/// The spectrum of what a 5 x 5 median takes away from a picture (Wang et al. 2020, figure 7): grey minus its median,
/// signed, then the Fourier transform.
/// </summary>
public static class ResidualSpectrum
{
    /// <summary>The spectrum of a picture's central square.</summary>
    /// <param name="image">The picture, at least <paramref name="size"/> on both sides.</param>
    /// <param name="size">The side of the square, 16 or more.</param>
    /// <returns>
    /// size x size values, the zero frequency first, divided by size: residuals of independent noise with deviation s
    /// have magnitudes of about s, in grey levels.
    /// </returns>
    public static Complex[] Of(RgbImage image, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 16);
        byte[] grey = LumaCrop.Of(image, size);
        byte[] median = MedianFilter.FiveByFive(grey, size, size);
        Complex[] values = new Complex[size * size];
        for (int i = 0; i < values.Length; i++)
            values[i] = (grey[i] - median[i]) / (double)size;
        FourierTransform.Forward(values, size);
        return values;
    }
}
