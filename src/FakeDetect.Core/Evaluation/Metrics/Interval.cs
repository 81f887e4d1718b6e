using FakeDetect.Numerics;
using MathNet.Numerics.Distributions;

namespace FakeDetect.Evaluation.Metrics;

/// <summary>A range that an estimate is reported with.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>No interval: both ends NaN.</summary>
    public static Interval None { get; } = new(double.NaN, double.NaN);

    /// <summary>
    /// The exact interval of Clopper and Pearson (1934) for a share: with at least the given confidence it holds the true
    /// one, however small the counts.
    /// </summary>
    /// <param name="hits">How often it happened, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How often it could have; with none the interval is 0 to 1.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    public static Interval ClopperPearson(int hits, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, hits);
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence));
        double tail = (1 - confidence) / 2;
        return new Interval(
            hits == 0 ? 0 : Beta.InvCDF(hits, trials - hits + 1, tail),
            hits == trials ? 1 : Beta.InvCDF(hits + 1, trials - hits, 1 - tail)
        );
    }

    /// <summary>The one-sided upper bound of Clopper and Pearson: the true share is at most this with the given confidence.</summary>
    public static double ClopperPearsonUpper(int hits, int trials, double confidence = 0.95) =>
        ClopperPearson(
            hits,
            trials,
            2 * confidence - 1 is var two and > 0 ? two : throw new ArgumentOutOfRangeException(nameof(confidence))
        ).High;

    /// <summary>The middle share of values, ends by linear interpolation between order statistics (numpy's default).</summary>
    /// <param name="values">At least one value; NaN values (a resample without one label) are left out.</param>
    /// <param name="confidence">The share in the middle, between 0 and 1.</param>
    public static Interval Percentile(IEnumerable<double> values, double confidence = 0.95)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        if (sorted.Length == 0)
            return None;
        double tail = (1 - confidence) / 2;
        return new Interval(Quantile.Of(sorted, tail), Quantile.Of(sorted, 1 - tail));
    }

    /// <summary>
    /// Efron's bias-corrected percentile interval (1981). A resample holds pictures twice, which lifts average precision:
    /// plain percentiles would lie too high by up to half their width.
    /// </summary>
    /// <param name="values">The figure on each resample; NaN values are left out.</param>
    /// <param name="estimate">The figure itself.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    public static Interval BiasCorrected(IEnumerable<double> values, double estimate, double confidence = 0.95)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        if (sorted.Length == 0 || double.IsNaN(estimate))
            return None;
        // Ties count half; never none or all, where the correction would be without bound.
        double below = sorted.Count(v => v < estimate) + 0.5 * sorted.Count(v => v == estimate);
        double shift = 2 * Normal.InvCDF(0, 1, Math.Clamp(below, 0.5, sorted.Length - 0.5) / sorted.Length);
        double half = Normal.InvCDF(0, 1, 0.5 + confidence / 2);
        return new Interval(
            Quantile.Of(sorted, Normal.CDF(0, 1, shift - half)),
            Quantile.Of(sorted, Normal.CDF(0, 1, shift + half))
        );
    }
}
