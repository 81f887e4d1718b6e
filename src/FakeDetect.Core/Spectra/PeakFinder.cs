namespace FakeDetect.Spectra;

/// <summary>Finds the periodic patterns in an average spectrum.</summary>
public static class PeakFinder
{
    /// <summary>The height, in decibels, from which a peak is told unless another is asked for.</summary>
    public const double DefaultHeight = 3;

    // Slower than one cycle in 32 pixels, spectra of contents are steep and no two neighbours alike.
    private const double LowestFrequency = 1.0 / 32;

    // The largest of 32,768 magnitudes of noise lies 4.6 upper deviations above the median for one picture (Rayleigh), 4.2
    // for many (normal); deviations told by some hundred neighbours are off by up to a half of that.
    private const double Deviations = 8;

    // n |mean F|^2 / mean |F|^2 of phases without agreement is exponential: above 18 once in 65 million.
    private const double PhaseAgreement = 18;

    /// <summary>The peaks, highest first.</summary>
    /// <param name="spectrum">The averages.</param>
    /// <param name="minimumHeight">Decibels over the surroundings, above 0.</param>
    public static IReadOnlyList<SpectrumPeak> Find(AverageSpectrum spectrum, double minimumHeight = DefaultHeight)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumHeight);
        int size = spectrum.Size,
            half = size / 2;
        List<SpectrumPeak> peaks = [];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                if (
                    IsGivenHalf(x - half, y - half, size)
                    && double.Hypot(x - half, y - half) >= LowestFrequency * size
                    && PeakAt(spectrum, x, y, minimumHeight) is { } peak
                )
                {
                    peaks.Add(peak);
                }
            }
        }
        return [.. peaks.OrderByDescending(p => p.Height)];
    }

    // Pictures are real: the spectrum at -f is that at f. Frequencies of -size/2 stand for size/2.
    private static bool IsGivenHalf(int x, int y, int size)
    {
        (int oppositeX, int oppositeY) = (
            x == -size / 2 && size % 2 == 0 ? x : -x,
            y == -size / 2 && size % 2 == 0 ? y : -y
        );
        int own = (Up(y, size) * 2 * size) + Up(x, size),
            opposite = (Up(oppositeY, size) * 2 * size) + Up(oppositeX, size);
        return own >= opposite;
    }

    private static int Up(int index, int size) => size % 2 == 0 && index == -size / 2 ? size / 2 : index;

    private static SpectrumPeak? PeakAt(AverageSpectrum spectrum, int x, int y, double minimumHeight)
    {
        int size = spectrum.Size,
            at = (y * size) + x;
        double power = spectrum.Power[at];
        double coherence = power > 0 ? spectrum.Coherent[at] / Math.Sqrt(power) : 0;
        bool inPhase = coherence * coherence * spectrum.Count >= PhaseAgreement;
        if (!IsHighest(spectrum.Magnitude, size, x, y) && !(inPhase && IsHighest(spectrum.Coherent, size, x, y)))
            return null;
        SpectrumSurroundings around = SpectrumSurroundings.Around(spectrum.Magnitude, size, x, y);
        double height = Decibels(spectrum.Magnitude[at], around.Level);
        bool stands = height >= minimumHeight && spectrum.Magnitude[at] - around.Level >= Deviations * around.Spread;
        if (!stands && inPhase)
        {
            SpectrumSurroundings coherent = SpectrumSurroundings.Around(spectrum.Coherent, size, x, y);
            stands =
                Decibels(spectrum.Coherent[at], coherent.Level) >= minimumHeight
                && spectrum.Coherent[at] - coherent.Level >= Deviations * coherent.Spread;
        }
        if (!stands)
            return null;
        double frequencyX = Up(x - (size / 2), size) / (double)size,
            frequencyY = Up(y - (size / 2), size) / (double)size;
        return new SpectrumPeak(
            frequencyX,
            frequencyY,
            height,
            coherence,
            UpsamplingRule.FactorOf(frequencyX, frequencyY, size)
        );
    }

    private static bool IsHighest(IReadOnlyList<double> map, int size, int x, int y)
    {
        double value = map[(y * size) + x];
        for (int dy = -2; dy <= 2; dy++)
        {
            for (int dx = -2; dx <= 2; dx++)
            {
                if (
                    map[(SpectrumSurroundings.Wrap(y + dy, size) * size) + SpectrumSurroundings.Wrap(x + dx, size)]
                    > value
                )
                    return false;
            }
        }
        return value > 0;
    }

    private static double Decibels(double value, double level) => 20 * Math.Log10(value / Math.Max(level, 1e-12));
}
