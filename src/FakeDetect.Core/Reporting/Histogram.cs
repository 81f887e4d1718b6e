using System.Globalization;

namespace FakeDetect.Reporting;

/// <summary>How pictures are spread over a score.</summary>
/// <param name="Id">A name for the page, of letters.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Axis">What the score is.</param>
/// <param name="Low">The lower end of the first step.</param>
/// <param name="Step">The width of a step.</param>
/// <param name="Counts">For each verdict, in the order of <see cref="ReportSummary.Verdicts"/>, the pictures in each step.</param>
/// <param name="Thresholds">The scores above which pictures were called fake.</param>
/// <param name="Ticks">Where the axis is labelled.</param>
internal sealed record Histogram(
    string Id,
    string Title,
    string Axis,
    double Low,
    double Step,
    int[][] Counts,
    IReadOnlyList<double> Thresholds,
    IReadOnlyList<double> Ticks
)
{
    private static readonly double[] s_ticks = [1, 2, 5, 10];

    private const int ProbabilityBins = 20,
        LogitBins = 24;

    /// <summary>How many steps there are.</summary>
    public int Bins => Counts[0].Length;

    /// <summary>The upper end of the last step.</summary>
    public double High => Low + (Step * Bins);

    /// <summary>The probability in 20 steps.</summary>
    public static Histogram OfProbability(FakenessReport report) =>
        new(
            "probability",
            "Pictures by probability",
            "probability (uncalibrated)",
            0,
            1.0 / ProbabilityBins,
            Count(report, p => p.Probability, 0, 1.0 / ProbabilityBins, ProbabilityBins),
            ThresholdsOf(report),
            [.. Enumerable.Range(0, 6).Select(i => i / 5.0)]
        );

    /// <summary>The logit, which tells apart what is 0.0000 or 1.0000 as a probability; null where no result has one.</summary>
    public static Histogram? OfLogit(FakenessReport report)
    {
        double[] logits = [.. report.Pictures.Select(p => p.Logit).OfType<double>()];
        if (logits.Length == 0)
            return null;
        double low = Math.Floor(logits.Min()),
            high = Math.Max(Math.Ceiling(logits.Max()), low + 1),
            step = (high - low) / LogitBins;
        double tick = TickFor(high - low);
        return new Histogram(
            "logit",
            "Pictures by logit",
            "logit",
            low,
            step,
            Count(report, p => p.Logit, low, step, LogitBins),
            [.. ThresholdsOf(report).Where(t => t is > 0 and < 1).Select(t => Math.Log(t / (1 - t)))],
            [
                .. Enumerable
                    .Range((int)Math.Ceiling(low / tick), (int)(Math.Floor(high / tick) - Math.Ceiling(low / tick)) + 1)
                    .Select(i => i * tick),
            ]
        );
    }

    /// <summary>The bounds of a step.</summary>
    public string RangeOf(int bin) =>
        string.Create(CultureInfo.InvariantCulture, $"{Low + (bin * Step):0.##} to {Low + ((bin + 1) * Step):0.##}");

    private static int[][] Count(
        FakenessReport report,
        Func<ReportPicture, double?> score,
        double low,
        double step,
        int bins
    )
    {
        int[][] counts = [.. ReportSummary.Verdicts.Select(_ => new int[bins])];
        foreach (ReportPicture picture in report.Pictures)
        {
            for (int verdict = 0; verdict < counts.Length; verdict++)
            {
                if (ReportSummary.Verdicts[verdict] == picture.Verdict && score(picture) is { } value)
                    counts[verdict][Math.Clamp((int)((value - low) / step), 0, bins - 1)]++;
            }
        }
        return counts;
    }

    private static double[] ThresholdsOf(FakenessReport report) =>
        [.. report.Pictures.Select(p => p.Threshold).OfType<double>().Distinct().Take(5)];

    // About six ticks at 1, 2, 5, 10, ...
    private static double TickFor(double range)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(range / 6)));
        return s_ticks.Select(factor => factor * decade).First(tick => range / tick <= 7);
    }
}
