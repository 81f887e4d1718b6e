using System.Numerics;
using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Inference.Inputs;

/// <summary>
/// What a network of input kind Spectrum sees (Zhang, Karaman and Chang, WIFS 2019): for each channel the log magnitude of the
/// two-dimensional spectrum of v / 255, without window or shift, stretched so that its 5th and 95th percentile become -1 and 1,
/// and clipped there. Absolute energy is lost on purpose.
/// </summary>
public sealed class SpectrumInput : IInputWriter
{
    private const double Floor = 1e-3;
    private const double LowPercentile = 0.05;
    private const double HighPercentile = 0.95;

    // In nepers. What pixels of 256 levels can show spreads a thousand times as far; below it there is rounding alone.
    private const double LeastRange = 1e-6;

    /// <summary>
    /// Writes the spectrum as three planes R, G, B; the frequency 0 is the first value of each. Sides that are powers of two
    /// are fastest. A channel without a spectrum to speak of, such as one of a single colour, is -1 everywhere.
    /// </summary>
    /// <inheritdoc/>
    public void Write(RgbImage image, CropPlan crop, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        image = crop.Apply(image);
        int width = image.Width,
            height = image.Height,
            plane = width * height;
        // Two real channels are one complex one: their spectra are its even and odd parts.
        Complex[] redGreen = new Complex[plane],
            blue = new Complex[plane];
        for (int i = 0; i < plane; i++)
        {
            redGreen[i] = new Complex(image.Pixels[3 * i] / 255.0, image.Pixels[3 * i + 1] / 255.0);
            blue[i] = image.Pixels[3 * i + 2] / 255.0;
        }

        FourierTransform.Forward(redGreen, width, height);
        FourierTransform.Forward(blue, width, height);
        double[] map = new double[plane],
            sorted = new double[plane];
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                    map[y * width + x] = Math.Log(Magnitude(redGreen, blue, channel, x, y, width, height) + Floor);
            }

            Stretch(map, sorted, destination.Slice(channel * plane, plane));
        }
    }

    private static double Magnitude(
        Complex[] redGreen,
        Complex[] blue,
        int channel,
        int x,
        int y,
        int width,
        int height
    )
    {
        int at = y * width + x;
        if (channel == 2)
            return blue[at].Magnitude;
        Complex mirrored = Complex.Conjugate(redGreen[(height - y) % height * width + (width - x) % width]);
        return (channel == 0 ? redGreen[at] + mirrored : redGreen[at] - mirrored).Magnitude / 2;
    }

    private static void Stretch(double[] map, double[] sorted, Span<float> destination)
    {
        map.CopyTo(sorted, 0);
        Array.Sort(sorted);
        double low = Quantile.Of(sorted, LowPercentile),
            high = Quantile.Of(sorted, HighPercentile);
        if (high - low < LeastRange)
        {
            destination.Fill(-1);
            return;
        }

        double scale = 2 / (high - low);
        for (int i = 0; i < map.Length; i++)
            destination[i] = (float)Math.Clamp((map[i] - low) * scale - 1, -1, 1);
    }
}
