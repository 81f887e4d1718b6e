namespace FakeDetect.Spectra;

/// <summary>A periodic pattern that a set of pictures has in common. Of each pair at f and -f, one is given.</summary>
/// <param name="FrequencyX">Horizontal frequency, cycles/pixel, 0 to 0.5 (negative for one of the two diagonals).</param>
/// <param name="FrequencyY">Vertical frequency, cycles/pixel, 0 to 0.5.</param>
/// <param name="Height">Decibels of the mean magnitude over its surroundings.</param>
/// <param name="Coherence">0 to 1: how far the pictures agree in phase; about 1 / root of the count where they do not.</param>
/// <param name="UpsamplingFactor">The smallest factor whose copies of the spectrum fall there (<see cref="UpsamplingRule"/>); null: none.</param>
public sealed record SpectrumPeak(
    double FrequencyX,
    double FrequencyY,
    double Height,
    double Coherence,
    int? UpsamplingFactor
)
{
    /// <summary>The distance of two crests of the pattern, in pixels.</summary>
    public double Period => 1 / double.Hypot(FrequencyX, FrequencyY);
}
