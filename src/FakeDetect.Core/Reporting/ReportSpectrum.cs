using FakeDetect.Spectra;

namespace FakeDetect.Reporting;

/// <summary>The spectrum of one picture of a report.</summary>
/// <param name="Picture">The picture's place in the report.</param>
/// <param name="Size">The side of the central square that was measured.</param>
/// <param name="Peaks">Its periodic patterns, highest first.</param>
/// <param name="Png">The chart.</param>
public sealed record ReportSpectrum(int Picture, int Size, IReadOnlyList<SpectrumPeak> Peaks, byte[] Png)
{
    /// <summary>The chart's width in pixels.</summary>
    public const int Width = 660;

    /// <summary>The chart's height in pixels.</summary>
    public const int Height = 560;
}
