namespace FakeDetect.Spectra;

/// <summary>A spectrum averaged over rings around the zero frequency.</summary>
/// <param name="Frequency">The radius of each ring in cycles/pixel, from 0 to the corner's 0.707, in steps of 1/size.</param>
/// <param name="Magnitude">The mean of the mean magnitude on the ring.</param>
/// <param name="Coherent">The mean of the coherent magnitude on the ring.</param>
public sealed record RadialProfile(
    IReadOnlyList<double> Frequency,
    IReadOnlyList<double> Magnitude,
    IReadOnlyList<double> Coherent
)
{
    /// <summary>The profile of a spectrum: a frequency belongs to the ring of its radius rounded to whole steps.</summary>
    public static RadialProfile Of(AverageSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        int size = spectrum.Size,
            half = size / 2;
        int rings = (int)Math.Round(double.Hypot(half, half)) + 1;
        double[] magnitude = new double[rings],
            coherent = new double[rings],
            frequency = new double[rings];
        long[] counts = new long[rings];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int ring = (int)Math.Round(double.Hypot(x - half, y - half));
                counts[ring]++;
                magnitude[ring] += spectrum.Magnitude[(y * size) + x];
                coherent[ring] += spectrum.Coherent[(y * size) + x];
            }
        }
        for (int ring = 0; ring < rings; ring++)
        {
            frequency[ring] = ring / (double)size;
            magnitude[ring] /= counts[ring];
            coherent[ring] /= counts[ring];
        }
        return new RadialProfile(frequency, magnitude, coherent);
    }
}
