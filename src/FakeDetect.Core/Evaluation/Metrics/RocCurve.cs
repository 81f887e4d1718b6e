namespace FakeDetect.Evaluation.Metrics;

/// <summary>The receiver operating characteristic: rates of false and of true positives as the threshold falls.</summary>
public sealed class RocCurve
{
    private RocCurve(double[] thresholds, double[] falsePositiveRates, double[] truePositiveRates)
    {
        Thresholds = thresholds;
        FalsePositiveRates = falsePositiveRates;
        TruePositiveRates = truePositiveRates;
    }

    /// <summary>The threshold of each point, descending; a score of at least this is called fake. The first is +infinity.</summary>
    public double[] Thresholds { get; }

    /// <summary>False positive rate of each point, 0 to 1, ascending; NaN without reals.</summary>
    public double[] FalsePositiveRates { get; }

    /// <summary>True positive rate of each point, 0 to 1, ascending; NaN without fakes.</summary>
    public double[] TruePositiveRates { get; }

    /// <summary>The area beneath; ties count as half. 0 to 1, NaN where a label is absent.</summary>
    public double Area
    {
        get
        {
            double sum = 0;
            for (int i = 1; i < FalsePositiveRates.Length; i++)
                sum +=
                    (FalsePositiveRates[i] - FalsePositiveRates[i - 1])
                    * (TruePositiveRates[i] + TruePositiveRates[i - 1])
                    / 2;
            return FalsePositiveRates.Length == 1 ? double.NaN : sum;
        }
    }

    /// <summary>The rate at which both kinds of error are equal: where the polyline through the points has FPR = 1 - TPR.</summary>
    public double EqualErrorRate
    {
        get
        {
            for (int i = 1; i < FalsePositiveRates.Length; i++)
            {
                double x = FalsePositiveRates[i - 1],
                    y = 1 - TruePositiveRates[i - 1];
                double dx = FalsePositiveRates[i] - x,
                    dy = 1 - TruePositiveRates[i] - y;
                // At (0, 1) misses outweigh false alarms, at (1, 0) the reverse: the sign changes on one segment.
                if (y + dy - (x + dx) <= 0)
                    return x + dx * ((y - x) / (dx - dy));
            }

            return double.NaN;
        }
    }

    /// <summary>The curve of a set, with its weights.</summary>
    public static RocCurve Of(ScoreSet set) => Of(ThresholdCurve.Of(set));

    /// <summary>The curve from counts.</summary>
    public static RocCurve Of(ThresholdCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        double negatives = curve.Negatives,
            positives = curve.Positives;
        return new RocCurve(
            [double.PositiveInfinity, .. curve.Thresholds],
            [0, .. Array.ConvertAll(curve.FalsePositives, w => w / negatives)],
            [0, .. Array.ConvertAll(curve.TruePositives, w => w / positives)]
        );
    }

    /// <summary>
    /// The best true positive rate that a threshold reaches without more than the given false positive rate. No
    /// interpolation between points: a threshold that no score offers cannot be set, so the figure is on the safe side.
    /// With fewer than 1 / rate reals this is the rate at no false positive at all.
    /// </summary>
    /// <param name="rate">The false positive rate that is allowed, 0 to 1.</param>
    public double TruePositiveRateAt(double rate)
    {
        double best = double.IsNaN(Area) ? double.NaN : 0;
        for (int i = 0; i < FalsePositiveRates.Length && FalsePositiveRates[i] <= rate; i++)
            best = TruePositiveRates[i];
        return double.IsNaN(Area) ? double.NaN : best;
    }
}
