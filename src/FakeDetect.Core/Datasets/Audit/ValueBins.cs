using System.Globalization;

namespace FakeDetect.Datasets.Audit;

/// <summary>Numbers as words: each value for itself where there are few, else ranges that hold about as many pictures each.</summary>
internal static class ValueBins
{
    private const int FewValues = 16;

    /// <summary>The word for each number; null for NaN.</summary>
    public static string?[] Of(IReadOnlyList<double> numbers)
    {
        double[] sorted = [.. numbers.Where(n => !double.IsNaN(n)).Order()];
        if (sorted.Distinct().Count() <= FewValues)
            return [.. numbers.Select(n => double.IsNaN(n) ? null : Text(n))];
        // At least ten pictures a range, so that their spread over the labels says something.
        int count = Math.Clamp(sorted.Length / 10, 2, FewValues);
        double[] edges =
        [
            .. Enumerable.Range(1, count - 1).Select(i => sorted[(int)((long)i * sorted.Length / count)]).Distinct(),
        ];
        return [.. numbers.Select(n => double.IsNaN(n) ? null : RangeOf(edges, n))];
    }

    private static string RangeOf(double[] edges, double number)
    {
        int above = Array.FindIndex(edges, edge => number < edge);
        return above switch
        {
            0 => $"below {Text(edges[0])}",
            -1 => $"from {Text(edges[^1])}",
            _ => $"{Text(edges[above - 1])} to {Text(edges[above])}",
        };
    }

    private static string Text(double number) => number.ToString("G4", CultureInfo.InvariantCulture);
}
