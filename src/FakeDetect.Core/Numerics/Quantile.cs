namespace FakeDetect.Numerics;

/// <summary>Quantiles by linear interpolation between order statistics: numpy's default, type 7 of Hyndman and Fan (1996).</summary>
internal static class Quantile
{
    /// <summary>The value that a share of the others lies below.</summary>
    /// <param name="sorted">At least one value, ascending, no NaN.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at,
            above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }

    /// <summary>The value in the middle, of an even number the mean of the two; NaN values are left out, and NaN if nothing is left.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        return sorted.Length == 0 ? double.NaN : Of(sorted, 0.5);
    }
}
