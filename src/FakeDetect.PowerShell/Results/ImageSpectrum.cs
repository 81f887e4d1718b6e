using FakeDetect.Spectra;

namespace FakeDetect;

/// <summary>What Measure-ImageSpectrum found in a set of pictures.</summary>
public sealed class ImageSpectrum
{
    internal ImageSpectrum(
        string name,
        AverageSpectrum spectrum,
        long failed,
        IReadOnlyList<SpectrumPeak> peaks,
        IEnumerable<string> notes,
        IEnumerable<string> plots,
        bool withMaps
    )
    {
        Name = name;
        Count = spectrum.Count;
        Failed = failed;
        CropSize = spectrum.Size;
        UpsamplingFactor = UpsamplingRule.FactorOf(peaks, spectrum.Size);
        Peaks = [.. peaks.Select(p => new SpectrumPeakInfo(p))];
        RadialProfile profile = RadialProfile.Of(spectrum);
        Profile =
        [
            .. profile.Frequency.Select((f, i) => new SpectrumRing(f, profile.Magnitude[i], profile.Coherent[i])),
        ];
        Magnitude = withMaps ? [.. spectrum.Magnitude] : null;
        Coherent = withMaps ? [.. spectrum.Coherent] : null;
        Plots = [.. plots];
        Notes = new NoteList(notes);
    }

    /// <summary>What the set is called.</summary>
    public string Name { get; }

    /// <summary>Pictures that were measured.</summary>
    public long Count { get; }

    /// <summary>Pictures that were not: unreadable, or smaller than the square.</summary>
    public long Failed { get; }

    /// <summary>The side of the central square that was measured, in pixels.</summary>
    public int CropSize { get; }

    /// <summary>The upsampling factor that accounts for the peaks; null: they suggest none.</summary>
    public int? UpsamplingFactor { get; }

    /// <summary>The periodic patterns, highest first.</summary>
    public SpectrumPeakInfo[] Peaks { get; }

    /// <summary>The spectrum over its radius.</summary>
    public SpectrumRing[] Profile { get; }

    /// <summary>The mean magnitude: CropSize x CropSize, row after row, frequency 0 in the middle; null without -IncludeMap.</summary>
    public double[]? Magnitude { get; }

    /// <summary>The magnitude of the mean complex spectrum, likewise.</summary>
    public double[]? Coherent { get; }

    /// <summary>The files of the plots; empty without -PlotPath.</summary>
    public string[] Plots { get; }

    /// <summary>What has to be known to read the figures.</summary>
    public NoteList Notes { get; }

    /// <summary>Name, count and factor.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Name}: {Count} pictures, {Peaks.Length} peaks{(UpsamplingFactor is { } factor ? $", upsampling by {factor}" : "")}"
        );
}
