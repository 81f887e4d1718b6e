using System.Globalization;
using FakeDetect.Numerics;

namespace FakeDetect.Evaluation.Metrics;

/// <summary>How logits lie: numpy's linear quantiles.</summary>
/// <param name="Count">How many there are; 1 or more.</param>
/// <param name="Minimum">The lowest.</param>
/// <param name="Q05">5 % are below.</param>
/// <param name="Q25">A quarter is below.</param>
/// <param name="Median">Half are below.</param>
/// <param name="Q75">Three quarters are below.</param>
/// <param name="Q95">95 % are below.</param>
/// <param name="Maximum">The highest.</param>
/// <param name="Mean">The mean.</param>
public sealed record ScoreDistribution(
    int Count,
    double Minimum,
    double Q05,
    double Q25,
    double Median,
    double Q75,
    double Q95,
    double Maximum,
    double Mean
)
{
    /// <summary>The distribution of values; null where there are none.</summary>
    public static ScoreDistribution? Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            return null;
        double[] sorted = [.. values.Order()];
        double At(double q) => Quantile.Of(sorted, q);
        return new ScoreDistribution(
            sorted.Length,
            sorted[0],
            At(0.05),
            At(0.25),
            At(0.5),
            At(0.75),
            At(0.95),
            sorted[^1],
            sorted.Average()
        );
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Minimum:0.00} | {Q25:0.00} {Median:0.00} {Q75:0.00} | {Maximum:0.00}"
        );
}
