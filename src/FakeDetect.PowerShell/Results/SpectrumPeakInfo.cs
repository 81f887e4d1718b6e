using FakeDetect.Spectra;

namespace FakeDetect;

/// <summary>A periodic pattern that pictures have in common.</summary>
public sealed class SpectrumPeakInfo
{
    internal SpectrumPeakInfo(SpectrumPeak peak)
    {
        FrequencyX = peak.FrequencyX;
        FrequencyY = peak.FrequencyY;
        Period = peak.Period;
        Height = peak.Height;
        Coherence = peak.Coherence;
        UpsamplingFactor = peak.UpsamplingFactor;
    }

    /// <summary>Horizontal frequency, cycles/pixel.</summary>
    public double FrequencyX { get; }

    /// <summary>Vertical frequency, cycles/pixel.</summary>
    public double FrequencyY { get; }

    /// <summary>The distance of two crests, in pixels.</summary>
    public double Period { get; }

    /// <summary>Decibels of the mean magnitude over the surroundings.</summary>
    public double Height { get; }

    /// <summary>How far the pictures agree in phase, 0 to 1.</summary>
    public double Coherence { get; }

    /// <summary>The smallest upsampling factor whose copies of the spectrum fall there; null: none.</summary>
    public int? UpsamplingFactor { get; }

    /// <summary>Frequencies, height and factor in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"({FrequencyX:0.####}, {FrequencyY:0.####}) {Height:0.0} dB{(UpsamplingFactor is { } factor ? $" x{factor}" : "")}"
        );
}
