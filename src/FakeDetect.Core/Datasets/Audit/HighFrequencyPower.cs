using System.Numerics;
using FakeDetect.Imaging;
using FakeDetect.Spectra;

namespace FakeDetect.Datasets.Audit;

/// <summary>How much of a picture's detail is as fine as its pixels: little where it was enlarged, blurred or compressed hard.</summary>
internal static class HighFrequencyPower
{
    private const int Size = 128;

    /// <summary>Decibels of the mean power from 0.4 to 0.5 cycles/pixel over that from 0.1 to 0.25; NaN for pictures below 128 pixels.</summary>
    public static double Of(RgbImage image)
    {
        if (Math.Min(image.Width, image.Height) < Size)
            return double.NaN;
        Complex[] spectrum = ResidualSpectrum.Of(image, Size);
        double high = 0,
            low = 0;
        long highCount = 0,
            lowCount = 0;
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                double frequency = double.Hypot(Math.Min(x, Size - x), Math.Min(y, Size - y)) / Size;
                Complex value = spectrum[(y * Size) + x];
                double power = (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
                if (frequency is >= 0.4 and <= 0.5)
                    (high, highCount) = (high + power, highCount + 1);
                else if (frequency is >= 0.1 and <= 0.25)
                    (low, lowCount) = (low + power, lowCount + 1);
            }
        }
        // A flat picture has neither; a thousandth of a level keeps the ratio finite.
        return 10 * Math.Log10(((high / highCount) + 1e-6) / ((low / lowCount) + 1e-6));
    }
}
