using System.Globalization;
using FakeDetect.Spectra;

namespace FakeDetect.Reporting;

/// <summary>The parts of the page that are there without its script.</summary>
internal static class ReportSections
{
    public static void WriteHeader(HtmlWriter html, FakenessReport report)
    {
        html.Open("header").Element("h1", report.Title);
        if (report.Description.Length > 0)
            html.Element("p", report.Description, ("class", "description"));
        html.Element("p", $"Made on {Time(report.Created)} by FakeDetect {report.Environment[0].Value}.").Close();
    }

    public static void WriteSummary(HtmlWriter html, FakenessReport report)
    {
        html.Open("section", ("aria-labelledby", "summary")).Element("h2", "Summary", ("id", "summary"));
        html.Open("ul", ("class", "counts"));
        html.Open("li")
            .Element("strong", Number(report.Pictures.Count))
            .Text(report.Pictures.Count == 1 ? " picture" : " pictures")
            .Close();
        foreach (string verdict in ReportSummary.Verdicts)
        {
            int count = ReportSummary.Count(report, verdict);
            html.Open("li", ("class", verdict))
                .Element("strong", Number(count))
                .Text(
                    $" {verdict} ({(100.0 * count / Math.Max(1, report.Pictures.Count)).ToString("0.0", CultureInfo.InvariantCulture)} %)"
                )
                .Close();
        }
        html.Close();
        if (ReportSummary.Scored(report) is { } scored)
            html.Element(
                "p",
                scored.First == scored.Last
                    ? $"Scored on {Time(scored.First)}."
                    : $"Scored from {Time(scored.First)} to {Time(scored.Last)}."
            );
        if (report.Notes.Count > 0)
        {
            html.Open("ul", ("class", "notes"));
            foreach (string note in report.Notes)
                html.Element("li", note);
            html.Close();
        }
        html.Open("div", ("class", "histograms"));
        HistogramSvg.Write(html, Histogram.OfProbability(report));
        if (Histogram.OfLogit(report) is { } logits)
            HistogramSvg.Write(html, logits);
        html.Close();
        html.Close();
    }

    public static void WriteMeaning(HtmlWriter html)
    {
        html.Open("section", ("aria-labelledby", "meaning"))
            .Element("h2", "What a verdict is not", ("id", "meaning"))
            .Open("ul");
        foreach (string sentence in VerdictMeaning.Sentences)
            html.Element("li", sentence);
        html.Close().Close();
    }

    public static void WriteGallery(HtmlWriter html, FakenessReport report)
    {
        html.Open("section", ("aria-labelledby", "gallery")).Element("h2", "Pictures by rank", ("id", "gallery"));
        html.Element(
            "p",
            "From the least to the most probable to be fake: the pictures at percentiles 0, 10, ... 100 of the probability."
        );
        html.Open("ol", ("class", "gallery"));
        foreach (int place in report.Gallery)
        {
            ReportPicture picture = report.Pictures[place];
            html.Open("li").Open("figure");
            if (report.Thumbnails.TryGetValue(place, out byte[]? thumbnail))
                html.Element(
                    "img",
                    "",
                    ("src", "data:image/jpeg;base64," + Convert.ToBase64String(thumbnail)),
                    ("alt", $"Thumbnail of {picture.Name}"),
                    ("loading", "lazy")
                );
            else
                html.Element("div", "no thumbnail", ("class", "nothumbnail"));
            html.Open("figcaption")
                .Element(
                    "span",
                    picture.Probability.ToString("0.0000", CultureInfo.InvariantCulture),
                    ("class", "probability")
                );
            if (picture.Logit is { } logit)
                html.Element("span", "logit " + logit.ToString("0.00", CultureInfo.InvariantCulture));
            html.Element("span", picture.Verdict, ("class", $"verdict {picture.Verdict}"))
                .Element("span", picture.Name, ("class", "name"));
            html.Close().Close().Close();
        }
        html.Close().Close();
    }

    public static void WriteSpectra(HtmlWriter html, FakenessReport report)
    {
        if (report.Spectra.Count == 0)
            return;
        html.Open("section", ("aria-labelledby", "spectra"))
            .Element("h2", report.Spectra.Count == 1 ? "Spectrum" : "Spectra", ("id", "spectra"));
        html.Element(
            "p",
            "The spectrum of what a 5 x 5 median takes away from the picture's central square. Upsampling leaves peaks at multiples of one over its factor; JPEG's blocks leave them at multiples of 1/8, and repeating textures wherever they repeat."
        );
        foreach (ReportSpectrum spectrum in report.Spectra)
        {
            ReportPicture picture = report.Pictures[spectrum.Picture];
            html.Open("figure", ("class", "spectrum"), ("id", $"spectrum-{spectrum.Picture}"));
            html.Element(
                "img",
                "",
                ("src", "data:image/png;base64," + Convert.ToBase64String(spectrum.Png)),
                ("alt", $"Spectrum of {picture.Name}: {Peaks(spectrum)}"),
                ("width", ReportSpectrum.Width),
                ("height", ReportSpectrum.Height)
            );
            html.Element("figcaption", $"{picture.Name}, {spectrum.Size} x {spectrum.Size} pixels: {Peaks(spectrum)}")
                .Close();
        }
        html.Close();
    }

    public static void WriteMethod(HtmlWriter html, FakenessReport report)
    {
        html.Open("section", ("aria-labelledby", "method"))
            .Element("h2", "How it was made", ("id", "method"))
            .Open("dl");
        if (report.Command.Length > 0)
            html.Element("dt", "Command").Open("dd").Element("code", report.Command).Close();
        html.Element("dt", "Time").Element("dd", Time(report.Created));
        Settings(html, report, "View", p => p.View);
        Settings(html, report, "Threshold", p => p.Threshold?.ToString("R", CultureInfo.InvariantCulture));
        Settings(html, report, "Device", p => p.Device);
        foreach ((string name, string value) in report.Environment)
            html.Element("dt", name).Element("dd", value);
        html.Close();
        html.Element(
            "p",
            "Each file was read again for this report and its SHA-256 compared with the one that was scored. The JSON file of the same name holds the same facts."
        );
        html.Close();
    }

    // What all pictures of a report were scored with, or in how many ways.
    private static void Settings(HtmlWriter html, FakenessReport report, string name, Func<ReportPicture, string?> of)
    {
        string[] values = [.. report.Pictures.Select(of).OfType<string>().Distinct(StringComparer.Ordinal).Take(6)];
        if (values.Length > 0)
            html.Element("dt", name)
                .Element("dd", string.Join(", ", values.Take(5)) + (values.Length > 5 ? ", ..." : ""));
    }

    private static string Peaks(ReportSpectrum spectrum) =>
        spectrum.Peaks.Count == 0
            ? "no peaks"
            : string.Join("; ", spectrum.Peaks.Take(6).Select(PeakText)) + (spectrum.Peaks.Count > 6 ? "; ..." : "");

    private static string PeakText(SpectrumPeak peak) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"peak at ({peak.FrequencyX:0.###}, {peak.FrequencyY:0.###}) cycles/pixel, {peak.Height:0.0} dB{(peak.UpsamplingFactor is { } factor ? $", as upsampling by {factor} leaves" : "")}"
        );

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
