namespace FakeDetect.Spectra;

/// <summary>
/// Which upsampling a peak points at. Upsampling by f puts f - 1 zeros between samples, in whatever guise, and so repeats
/// the spectrum at every multiple of 1/f in both directions (Zhang, Karaman and Chang 2019); a filter that follows
/// weakens the copies and does not remove them.
/// </summary>
public static class UpsamplingRule
{
    /// <summary>
    /// The factors that are told, smallest first: what networks and resizing use. With all whole numbers up to 16, every
    /// third frequency would be a multiple of something.
    /// </summary>
    public static IReadOnlyList<int> Factors { get; } = [2, 3, 4, 5, 6, 8, 16];

    // A share of the peaks' height that may lie elsewhere (JPEG's grid, a periodic motif) before a factor is given up.
    private const double Unexplained = 0.1;

    // Frequencies are rounded to whole steps of the transform.
    private const double ToleranceInSteps = 0.501;

    /// <summary>The smallest of the factors of which both frequencies are multiples of 1/factor; null: none.</summary>
    /// <param name="frequencyX">Cycles/pixel.</param>
    /// <param name="frequencyY">Cycles/pixel.</param>
    /// <param name="size">The side of the transform.</param>
    public static int? FactorOf(double frequencyX, double frequencyY, int size)
    {
        foreach (int factor in Factors)
        {
            if (IsMultiple(frequencyX, factor, size) && IsMultiple(frequencyY, factor, size))
                return factor;
        }
        return null;
    }

    /// <summary>The smallest factor that accounts for nearly all of the peaks, by height; null: there is none.</summary>
    public static int? FactorOf(IReadOnlyList<SpectrumPeak> peaks, int size)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        SpectrumPeak[] periodic = [.. peaks.Where(p => p.UpsamplingFactor is not null)];
        double all = periodic.Sum(p => p.Height);
        if (periodic.Length == 0)
            return null;
        foreach (int factor in Factors)
        {
            double explained = periodic
                .Where(p => IsMultiple(p.FrequencyX, factor, size) && IsMultiple(p.FrequencyY, factor, size))
                .Sum(p => p.Height);
            if (explained >= all * (1 - Unexplained))
                return factor;
        }
        return null;
    }

    private static bool IsMultiple(double frequency, int factor, int size)
    {
        double multiple = frequency * factor;
        return Math.Abs(multiple - Math.Round(multiple)) <= ToleranceInSteps * factor / size;
    }
}
