namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// Empirical lower and upper bound of likelihood ratios, ELUB (Vergeer, van Es, de Jongh, Alberink and Stoel 2016): how
/// strong a ratio may be called given how few pictures there are. One misleading score is added to each label; a ratio is
/// supported as long as deciding by it costs no more than deciding without it, for all priors on the way there.
/// </summary>
internal static class EvidenceBounds
{
    /// <summary>The bounds as natural logarithms; the lower is 0 or below, the upper 0 or above.</summary>
    /// <param name="logLikelihoodRatios">Scores that are natural logarithms of likelihood ratios.</param>
    internal static Interval Of(ScoreSet logLikelihoodRatios)
    {
        double[] fakes = Sorted(logLikelihoodRatios, fake: true),
            reals = Sorted(logLikelihoodRatios, fake: false);
        if (fakes.Length == 0 || reals.Length == 0)
            return new Interval(0, 0);
        // The lower bound is the upper one of the mirrored problem.
        return new Interval(-Upper(Negated(reals), Negated(fakes)), Upper(fakes, reals));
    }

    // Cost of deciding "fake" above t: misses + t x false alarms; deciding without the ratio costs 1 where t is above 1.
    private static double Upper(double[] fakes, double[] reals)
    {
        double[] steps = [0, .. fakes.Concat(reals).Where(l => l > 0).Distinct().Order()];
        for (int i = 0; i < steps.Length; i++)
        {
            double from = steps[i],
                to = i + 1 < steps.Length ? steps[i + 1] : double.PositiveInfinity;
            double misses = (1.0 + CountAtMost(fakes, from)) / (fakes.Length + 1.0);
            double alarms = (1.0 + reals.Length - CountAtMost(reals, from)) / (reals.Length + 1.0);
            // Between two scores only t grows: the cost passes 1 where t = (1 - misses) / alarms.
            double limit = Math.Log((1 - misses) / alarms);
            if (limit < to)
                return Math.Max(limit, from);
        }

        return steps[^1];
    }

    private static int CountAtMost(double[] sorted, double value)
    {
        int low = 0,
            high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static double[] Sorted(ScoreSet set, bool fake) =>
        [.. set.Scores.Where((_, i) => set.IsFake[i] == fake).Order()];

    private static double[] Negated(double[] sorted) => [.. sorted.Reverse().Select(v => -v)];
}
