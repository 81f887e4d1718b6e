using FakeDetect.Numerics;

namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// Average precision as scikit-learn's <c>average_precision_score</c> defines it: the sum over distinct scores of
/// (R_n - R_{n-1}) P_n, without interpolation; equal scores are one step.
/// </summary>
public static class AveragePrecision
{
    /// <summary>The average precision of a set, with its weights; 0 to 1, NaN where a label is absent.</summary>
    public static double Of(ScoreSet set) => Of(ThresholdCurve.Of(set));

    /// <summary>The average precision of a curve; 0 to 1, NaN where a label is absent.</summary>
    public static double Of(ThresholdCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!(curve.Positives > 0) || !(curve.Negatives > 0))
            return double.NaN;
        double sum = 0,
            before = 0;
        for (int i = 0; i < curve.Thresholds.Length; i++)
        {
            double tp = curve.TruePositives[i];
            double recall = tp / curve.Positives;
            // A group of weight 0 at the top has no precision, and adds no recall.
            if (tp > 0)
                sum += (recall - before) * (tp / (tp + curve.FalsePositives[i]));
            before = recall;
        }

        return sum;
    }

    /// <summary>
    /// The figure that the reference prints: on the float32 sigmoid of the logits. It is 1.0 from a logit of 16.64 on, so
    /// confident scores tie (PARITY: metrics) and the figure can be below <see cref="Of(ScoreSet)"/>.
    /// </summary>
    /// <param name="logits">Scores that are logits.</param>
    public static double OfReferenceProbability(ScoreSet logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Of(logits.WithScores(x => Sigmoid.Of((float)x)));
    }
}
