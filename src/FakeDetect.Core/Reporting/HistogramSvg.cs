using System.Globalization;

namespace FakeDetect.Reporting;

/// <summary>A histogram as SVG, with its numbers in a table beside it for those who cannot see it.</summary>
internal static class HistogramSvg
{
    private const int Width = 560,
        Height = 220,
        Left = 48,
        Bottom = 40,
        Top = 12,
        Right = 12;

    public static void Write(HtmlWriter html, Histogram histogram)
    {
        int highest = Math.Max(1, Enumerable.Range(0, histogram.Bins).Max(bin => histogram.Counts.Sum(c => c[bin])));
        html.Open("figure", ("class", "histogram"));
        html.Open(
            "svg",
            ("viewBox", $"0 0 {Width} {Height}"),
            ("role", "img"),
            ("aria-labelledby", $"{histogram.Id}-title {histogram.Id}-description")
        );
        html.Element("title", histogram.Title, ("id", $"{histogram.Id}-title"))
            .Element("desc", Describe(histogram), ("id", $"{histogram.Id}-description"));
        WriteScale(html, histogram, highest);
        WriteBars(html, histogram, highest);
        foreach (double threshold in histogram.Thresholds)
            html.Element(
                "line",
                "",
                ("class", "threshold"),
                ("x1", X(histogram, threshold)),
                ("x2", X(histogram, threshold)),
                ("y1", Top),
                ("y2", Height - Bottom)
            );
        html.Close();
        html.Element(
            "figcaption",
            $"{histogram.Title}, coloured by verdict; dashed: above it, a picture is called fake."
        );
        WriteTable(html, histogram);
        html.Close();
    }

    private static void WriteScale(HtmlWriter html, Histogram histogram, int highest)
    {
        foreach (int count in new[] { 0, highest / 2, highest }.Distinct())
        {
            double y = Math.Round(Y(count, highest), 1);
            html.Element("line", "", ("class", "grid"), ("x1", Left), ("x2", Width - Right), ("y1", y), ("y2", y));
            html.Element(
                "text",
                count.ToString(CultureInfo.InvariantCulture),
                ("x", Left - 6),
                ("y", y + 4),
                ("text-anchor", "end")
            );
        }
        foreach (double tick in histogram.Ticks)
            html.Element(
                "text",
                tick.ToString("0.##", CultureInfo.InvariantCulture),
                ("x", X(histogram, tick)),
                ("y", Height - Bottom + 16),
                ("text-anchor", "middle")
            );
        html.Element(
            "text",
            histogram.Axis,
            ("x", (Left + Width - Right) / 2),
            ("y", Height - 6),
            ("text-anchor", "middle")
        );
    }

    private static void WriteBars(HtmlWriter html, Histogram histogram, int highest)
    {
        double step = (Width - Left - Right) / (double)histogram.Bins;
        for (int bin = 0; bin < histogram.Bins; bin++)
        {
            int sum = 0;
            for (int verdict = 0; verdict < histogram.Counts.Length; verdict++)
            {
                int count = histogram.Counts[verdict][bin];
                if (count == 0)
                    continue;
                double bottom = Y(sum, highest),
                    top = Y(sum + count, highest);
                sum += count;
                // A single picture among thousands is still to be seen.
                double height = Math.Max(1.5, bottom - top);
                html.Element(
                    "rect",
                    "",
                    ("class", $"bar {ReportSummary.Verdicts[verdict]}"),
                    ("x", Math.Round(Left + (bin * step) + 1, 1)),
                    ("y", Math.Round(bottom - height, 1)),
                    ("width", Math.Round(step - 2, 1)),
                    ("height", Math.Round(height, 1))
                );
            }
        }
    }

    private static void WriteTable(HtmlWriter html, Histogram histogram)
    {
        html.Open("details").Element("summary", "The numbers");
        html.Open("div", ("class", "scroll"))
            .Open("table")
            .Element("caption", $"{histogram.Title}, in steps", ("class", "hidden"));
        html.Open("thead").Open("tr").Element("th", histogram.Axis, ("scope", "col"));
        foreach (string verdict in ReportSummary.Verdicts)
            html.Element("th", verdict, ("scope", "col"), ("class", "number"));
        html.Close().Close().Open("tbody");
        for (int bin = 0; bin < histogram.Bins; bin++)
        {
            html.Open("tr").Element("th", histogram.RangeOf(bin), ("scope", "row"));
            foreach (int[] count in histogram.Counts)
                html.Element("td", count[bin].ToString(CultureInfo.InvariantCulture), ("class", "number"));
            html.Close();
        }
        html.Close().Close().Close().Close();
    }

    private static string Describe(Histogram histogram) =>
        string.Join(
            ", ",
            ReportSummary.Verdicts.Select(
                (verdict, i) =>
                    string.Create(CultureInfo.InvariantCulture, $"{verdict}: {histogram.Counts[i].Sum()} pictures")
            )
        ) + ". The numbers follow in a table.";

    private static double X(Histogram histogram, double score) =>
        Math.Round(
            Left
                + (
                    Math.Clamp((score - histogram.Low) / (histogram.High - histogram.Low), 0, 1)
                    * (Width - Left - Right)
                ),
            1
        );

    private static double Y(double count, int highest) => Height - Bottom - (count / highest * (Height - Bottom - Top));
}
