namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// What is called fake as the threshold falls: one entry for each distinct score, from the highest down. Equal scores
/// enter together, since no threshold can part them.
/// </summary>
public sealed class ThresholdCurve
{
    internal ThresholdCurve(double[] thresholds, double[] truePositives, double[] falsePositives)
    {
        Thresholds = thresholds;
        TruePositives = truePositives;
        FalsePositives = falsePositives;
    }

    /// <summary>The distinct scores, descending.</summary>
    public double[] Thresholds { get; }

    /// <summary>Weight of the fakes with a score of at least the threshold.</summary>
    public double[] TruePositives { get; }

    /// <summary>Weight of the reals with a score of at least the threshold.</summary>
    public double[] FalsePositives { get; }

    /// <summary>Weight of all fakes.</summary>
    public double Positives => TruePositives.Length == 0 ? 0 : TruePositives[^1];

    /// <summary>Weight of all reals.</summary>
    public double Negatives => FalsePositives.Length == 0 ? 0 : FalsePositives[^1];

    /// <summary>The curve of a set, with its weights.</summary>
    public static ThresholdCurve Of(ScoreSet set) => new SortedScores(set).Curve();
}
