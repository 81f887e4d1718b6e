namespace FakeDetect.Evaluation;

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
    public ThresholdCurve Curve() => Curve(Set.WeightOf);

    /// <summary>The curve with other weights, parallel to the set's scores.</summary>
    public ThresholdCurve Curve(ReadOnlySpan<double> weights)
    {
        double[] copy = weights.ToArray();
        return Curve(i => copy[i]);
    }

    private ThresholdCurve Curve(Func<int, double> weightOf)
    {
        var truePositives = new double[_groupEnds.Length];
        var falsePositives = new double[_groupEnds.Length];
        double tp = 0, fp = 0;
        for (int group = 0, i = 0; group < _groupEnds.Length; group++)
        {
            for (; i <= _groupEnds[group]; i++)
            {
                int index = _order[i];
                if (Set.IsFake[index]) tp += weightOf(index);
                else fp += weightOf(index);
            }

            truePositives[group] = tp;
            falsePositives[group] = fp;
        }

        return new ThresholdCurve(_thresholds, truePositives, falsePositives);
    }
}
