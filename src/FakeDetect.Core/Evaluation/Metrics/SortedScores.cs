namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// The ranks of a score set, found once: its order from the highest score down and where groups of equal scores end.
/// Other weights (a bootstrap's) then cost one pass and no sorting.
/// </summary>
public sealed class SortedScores
{
    private readonly int[] _order;
    private readonly int[] _groupEnds;
    private readonly double[] _thresholds;

    /// <summary>Ranks a set.</summary>
    public SortedScores(ScoreSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _order = new int[set.Count];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        Array.Sort(Array.ConvertAll(set.Scores, s => -s), _order);

        var ends = new List<int>();
        for (int i = 0; i < _order.Length; i++)
        {
            if (i + 1 == _order.Length || set.Scores[_order[i]] != set.Scores[_order[i + 1]])
                ends.Add(i);
        }

        _groupEnds = [.. ends];
        _thresholds = Array.ConvertAll(_groupEnds, end => set.Scores[_order[end]]);
    }

    /// <summary>The scores that were ranked.</summary>
    public ScoreSet Set { get; }

    /// <summary>The curve with the set's own weights.</summary>
    public ThresholdCurve Curve()
    {
        var truePositives = new double[_groupEnds.Length];
        var falsePositives = new double[_groupEnds.Length];
        double tp = 0,
            fp = 0;
        for (int group = 0, i = 0; group < _groupEnds.Length; group++)
        {
            for (; i <= _groupEnds[group]; i++)
            {
                int index = _order[i];
                if (Set.IsFake[index])
                    tp += Set.WeightOf(index);
                else
                    fp += Set.WeightOf(index);
            }

            truePositives[group] = tp;
            falsePositives[group] = fp;
        }

        return new ThresholdCurve(_thresholds, truePositives, falsePositives);
    }

    /// <summary>
    /// The average precision with other weights, parallel to the set's scores: that of <see cref="AveragePrecision"/>, in
    /// one pass without a curve, for the thousands of resamples of a bootstrap.
    /// </summary>
    internal double AveragePrecisionWith(ReadOnlySpan<double> weights)
    {
        bool[] isFake = Set.IsFake;
        double positives = 0,
            negatives = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (isFake[i])
                positives += weights[i];
            else
                negatives += weights[i];
        }

        if (!(positives > 0) || !(negatives > 0))
            return double.NaN;
        double sum = 0,
            tp = 0,
            fp = 0;
        for (int group = 0, i = 0; group < _groupEnds.Length; group++)
        {
            double before = tp;
            for (int end = _groupEnds[group]; i <= end; i++)
            {
                int index = _order[i];
                if (isFake[index])
                    tp += weights[index];
                else
                    fp += weights[index];
            }

            if (tp > before)
                sum += (tp - before) * (tp / (tp + fp));
        }

        return sum / positives;
    }
}
