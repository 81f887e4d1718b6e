namespace FakeDetect.Reporting;

/// <summary>Counts that head a report.</summary>
internal static class ReportSummary
{
    /// <summary>The verdicts, in the order in which they are counted.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["Fake", "Inconclusive", "Real"];

    /// <summary>Pictures with a verdict.</summary>
    public static int Count(FakenessReport report, string verdict) => report.Pictures.Count(p => p.Verdict == verdict);

    /// <summary>From when to when pictures were scored; null where no result says.</summary>
    public static (DateTimeOffset First, DateTimeOffset Last)? Scored(FakenessReport report)
    {
        DateTimeOffset[] times = [.. report.Pictures.Select(p => p.Timestamp).OfType<DateTimeOffset>()];
        return times.Length == 0 ? null : (times.Min(), times.Max());
    }
}
