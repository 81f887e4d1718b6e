using System.Globalization;
using FakeDetect.Spectra;

namespace FakeDetect.Charts;

/// <summary>The pictures of a spectrum that a person reads.</summary>
public static class SpectrumCharts
{
    // The scale starts here, below the brightest value: the few darkest frequencies would take up half of it otherwise.
    private const double DarkestShare = 0.001;
    private const int LabelledPeaks = 8;

    /// <summary>The mean magnitude over both frequencies, its highest peaks marked.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="spectrum">Its averages.</param>
    /// <param name="peaks">Its peaks, highest first.</param>
    public static ImageChart Magnitude(string name, AverageSpectrum spectrum, IReadOnlyList<SpectrumPeak> peaks)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        return Map(
            $"{name}: mean magnitude of the residual, {Pictures(spectrum.Count)}",
            spectrum,
            spectrum.Magnitude
        ) with
        {
            Circles = [.. peaks.Take(LabelledPeaks).SelectMany(Circles)],
        };
    }

    /// <summary>The magnitude of the mean complex spectrum: the picture of the paper's figure 7.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="spectrum">Its averages.</param>
    public static ImageChart Coherent(string name, AverageSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        return Map($"{name}: coherent mean of the residual, {Pictures(spectrum.Count)}", spectrum, spectrum.Coherent);
    }

    /// <summary>Both averages over the radius.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="spectrum">Its averages.</param>
    public static LineChart Profile(string name, AverageSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        RadialProfile profile = RadialProfile.Of(spectrum);
        return new LineChart(
            $"{name}: radial profile of the residual, {Pictures(spectrum.Count)}",
            new ChartAxis("radial frequency, cycles/pixel", 0, 0.71),
            new ChartAxis("magnitude, grey levels") { Logarithmic = true },
            [
                new ChartSeries("mean magnitude", profile.Frequency, profile.Magnitude),
                new ChartSeries("coherent mean", profile.Frequency, profile.Coherent) { Style = LineStyle.Dashed },
            ]
        )
        {
            Marks = [new ChartMark(0.25, "1/4"), new ChartMark(0.5, "1/2")],
        };
    }

    private static ImageChart Map(string title, AverageSpectrum spectrum, IReadOnlyList<double> values)
    {
        double brightest = Math.Max(values.Max(), 1e-6);
        // Columns are centred on their frequencies: the picture reaches half a step further on either side.
        double step = 1.0 / spectrum.Size;
        double start = spectrum.FrequencyOf(0) - (step / 2),
            end = spectrum.FrequencyOf(spectrum.Size - 1) + (step / 2);
        double[] logarithms = [.. values.Select(v => Math.Log10(Math.Max(v, brightest * DarkestShare)))];
        return new ImageChart(
            title,
            new ChartAxis("horizontal frequency, cycles/pixel", start, end),
            new ChartAxis("vertical frequency, cycles/pixel", end, start),
            spectrum.Size,
            logarithms,
            "log10 of the magnitude in grey levels"
        );
    }

    private static IEnumerable<ChartCircle> Circles(SpectrumPeak peak)
    {
        string label = peak.Height.ToString("0", CultureInfo.InvariantCulture) + " dB";
        yield return new ChartCircle(
            peak.FrequencyX,
            peak.FrequencyY,
            peak.UpsamplingFactor is { } factor ? $"x{factor}, {label}" : label
        );
        yield return new ChartCircle(-peak.FrequencyX, -peak.FrequencyY);
    }

    private static string Pictures(long count) =>
        count == 1 ? "1 picture" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} pictures");
}
