namespace FakeDetect.Evaluation.Metrics;

/// <summary>How often a threshold is right. A score is called fake when it is above the threshold (strictly), as the reference does.</summary>
/// <param name="Threshold">The threshold, on the scale of the scores.</param>
/// <param name="All">Share of all weight that is called right, 0 to 1; NaN without scores.</param>
/// <param name="Real">Share of the reals called real; NaN without reals. 1 - this is the false positive rate.</param>
/// <param name="Fake">Share of the fakes called fake; NaN without fakes.</param>
public sealed record Accuracy(double Threshold, double All, double Real, double Fake)
{
    /// <summary>The mean of <see cref="Real"/> and <see cref="Fake"/>; NaN where a label is absent.</summary>
    public double Balanced => (Real + Fake) / 2;

    /// <summary>The accuracies of a threshold.</summary>
    public static Accuracy At(ScoreSet set, double threshold)
    {
        ArgumentNullException.ThrowIfNull(set);
        double fakes = 0,
            reals = 0,
            fakesRight = 0,
            realsRight = 0;
        for (int i = 0; i < set.Count; i++)
        {
            double weight = set.WeightOf(i);
            bool calledFake = set.Scores[i] > threshold;
            if (set.IsFake[i])
            {
                fakes += weight;
                if (calledFake)
                    fakesRight += weight;
            }
            else
            {
                reals += weight;
                if (!calledFake)
                    realsRight += weight;
            }
        }

        return new Accuracy(
            threshold,
            (fakesRight + realsRight) / (fakes + reals),
            realsRight / reals,
            fakesRight / fakes
        );
    }

    /// <summary>
    /// The accuracies of the threshold that is best on this very set: an upper bound that no user reaches, since it was
    /// chosen knowing the labels. Of several equally good thresholds, the one with the fewest false positives.
    /// </summary>
    public static Accuracy Best(ScoreSet set)
    {
        ThresholdCurve curve = ThresholdCurve.Of(set);
        double best = curve.Negatives;
        int at = -1;
        for (int i = 0; i < curve.Thresholds.Length; i++)
        {
            double right = curve.TruePositives[i] + curve.Negatives - curve.FalsePositives[i];
            if (right > best)
            {
                best = right;
                at = i;
            }
        }

        return At(set, Between(curve.Thresholds, at));
    }

    /// <summary>A threshold below entry <paramref name="at"/> of descending scores and not below the next: halfway.</summary>
    internal static double Between(double[] descending, int at)
    {
        if (descending.Length == 0)
            return double.NaN;
        if (at < 0)
            return descending[0];
        if (at == descending.Length - 1)
            return double.IsNegativeInfinity(descending[at])
                ? double.NegativeInfinity
                : Math.BitDecrement(descending[at]);
        double middle = descending[at + 1] + (descending[at] - descending[at + 1]) / 2;
        return middle < descending[at] && middle >= descending[at + 1] ? middle : descending[at + 1];
    }
}
