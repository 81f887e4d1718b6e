namespace FakeDetect.Evaluation.Metrics;

/// <summary>How far probabilities are from frequencies. Weights count: pass a balanced set for the balanced figures.</summary>
public static class CalibrationError
{
    /// <summary>The number of bins that the field uses.</summary>
    public const int DefaultBins = 15;

    /// <summary>
    /// Expected calibration error: probabilities fall into bins of equal width (a bin holds its lower edge, the last its
    /// upper one too); the weighted mean of |mean probability - share of fakes| over bins. 0 to 1.
    /// </summary>
    /// <param name="probabilities">A set whose scores are probabilities of "fake".</param>
    /// <param name="bins">The number of bins, 1 or more.</param>
    public static double Expected(ScoreSet probabilities, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var weight = new double[bins];
        var mean = new double[bins];
        var fakes = new double[bins];
        for (int i = 0; i < probabilities.Count; i++)
        {
            double p = Checked(probabilities.Scores[i]),
                w = probabilities.WeightOf(i);
            int bin = Math.Min(bins - 1, (int)Math.Floor(p * bins));
            weight[bin] += w;
            mean[bin] += w * p;
            if (probabilities.IsFake[i])
                fakes[bin] += w;
        }

        double sum = 0;
        for (int bin = 0; bin < bins; bin++)
            sum += Math.Abs(mean[bin] - fakes[bin]);
        return sum / weight.Sum();
    }

    /// <summary>Brier score: the weighted mean of (probability - label)^2. 0 to 1.</summary>
    /// <param name="probabilities">A set whose scores are probabilities of "fake".</param>
    public static double Brier(ScoreSet probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        double sum = 0,
            weight = 0;
        for (int i = 0; i < probabilities.Count; i++)
        {
            double d = Checked(probabilities.Scores[i]) - (probabilities.IsFake[i] ? 1 : 0);
            sum += probabilities.WeightOf(i) * d * d;
            weight += probabilities.WeightOf(i);
        }

        return sum / weight;
    }

    private static double Checked(double p) =>
        p is >= 0 and <= 1 ? p : throw new ArgumentException($"{p} is not a probability.", nameof(p));
}
