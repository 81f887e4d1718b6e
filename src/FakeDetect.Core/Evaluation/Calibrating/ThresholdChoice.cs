using FakeDetect.Evaluation.Metrics;
using FakeDetect.Numerics;
using FakeDetect.Scoring;

namespace FakeDetect.Evaluation.Calibrating;

/// <summary>Thresholds on the probability that keep wanted rates in every condition and group.</summary>
internal static class ThresholdChoice
{
    /// <summary>The thresholds of a rule.</summary>
    /// <exception cref="DatasetInvalidException">There are too few pictures for what is wanted.</exception>
    internal static CalibrationThresholds Choose(IReadOnlyList<CalibrationSample> samples, CalibrationOptions options)
    {
        double fakeAbove = options.Rule switch
        {
            ThresholdRule.Oracle => Oracle(samples),
            ThresholdRule.TwoShot => TwoShot(samples, options.Seed),
            _ => AtFalsePositiveRate(samples, options),
        };
        double? realBelow = options.MissRate is { } misses ? AtMissRate(samples, misses) : null;
        (int hits, int reals) = FalsePositives(samples, fakeAbove);
        return new CalibrationThresholds(
            options.Rule.ToString(),
            fakeAbove,
            realBelow < fakeAbove ? realBelow : null,
            hits,
            reals,
            reals == 0 ? 1 : Interval.ClopperPearsonUpper(hits, reals, options.Confidence),
            options.Confidence
        );
    }

    /// <summary>Reals above a threshold and all reals, in the condition with the highest rate.</summary>
    internal static (int Hits, int Reals) FalsePositives(IEnumerable<CalibrationSample> samples, double threshold) =>
        samples
            .Where(s => !s.IsFake)
            .GroupBy(s => s.Condition, StringComparer.Ordinal)
            .Select(g => (Hits: g.Count(s => s.Probability > threshold), Reals: g.Count()))
            .OrderByDescending(c => (double)c.Hits / c.Reals)
            .FirstOrDefault();

    private static double Oracle(IReadOnlyList<CalibrationSample> samples)
    {
        ScoreSet set = new([.. samples.Select(s => s.Probability)], [.. samples.Select(s => s.IsFake)]);
        return Math.Clamp(Accuracy.Best(set.Balanced()).Threshold, 0, 1);
    }

    private static double TwoShot(IReadOnlyList<CalibrationSample> samples, int seed)
    {
        var random = new Sfc64Random((ulong)seed, 2, 0);
        double Pick(bool fake)
        {
            CalibrationSample[] of = [.. samples.Where(s => s.IsFake == fake)];
            return of[random.Below(of.Length)].Logit;
        }

        return Logistic.Of((Pick(true) + Pick(false)) / 2);
    }

    private static double AtFalsePositiveRate(IReadOnlyList<CalibrationSample> samples, CalibrationOptions options)
    {
        double threshold = 0;
        foreach (
            IGrouping<string, CalibrationSample> condition in samples.GroupBy(s => s.Condition, StringComparer.Ordinal)
        )
        {
            double[] all = [.. condition.Select(s => s.Probability).Distinct().Order()];
            CalibrationSample[] reals = [.. condition.Where(s => !s.IsFake)];
            threshold = Math.Max(threshold, Above(reals, Allowed(reals.Length, options), all));
            if (options.GroupFalsePositiveRate is not { } limit)
                continue;
            foreach (IGrouping<string, CalibrationSample> group in reals.GroupBy(s => s.Group, StringComparer.Ordinal))
            {
                // A smaller group could only keep the rate with no false positive at all: one odd picture would decide for all.
                if (group.Count() * limit >= 1)
                    threshold = Math.Max(
                        threshold,
                        Above([.. group], (int)Math.Floor(group.Count() * limit + 1e-9), all)
                    );
            }
        }

        return threshold;
    }

    private static int Allowed(int reals, CalibrationOptions options)
    {
        if (!options.Guaranteed)
            return (int)Math.Floor(reals * options.FalsePositiveRate + 1e-9);
        int allowed = -1;
        while (
            allowed + 1 < reals
            && Interval.ClopperPearsonUpper(allowed + 1, reals, options.Confidence) <= options.FalsePositiveRate
        )
            allowed++;
        if (allowed >= 0)
            return allowed;
        int needed = (int)Math.Ceiling(Math.Log(1 - options.Confidence) / Math.Log(1 - options.FalsePositiveRate));
        throw new DatasetInvalidException(
            "CalibrationTooSmall",
            $"{reals} reals",
            $"{reals} real pictures are too few to show a false-positive rate of at most {options.FalsePositiveRate:P2} at {options.Confidence:P0} confidence. At least {needed} are needed, even without a false positive.",
            "Add real pictures, raise the rate, or omit -Guaranteed."
        );
    }

    /// <summary>The lowest threshold with at most so many reals above it, halfway to the next higher score.</summary>
    private static double Above(CalibrationSample[] reals, int allowed, double[] allScores)
    {
        if (allowed >= reals.Length)
            return 0;
        double highest = reals.Select(s => s.Probability).OrderDescending().ElementAt(allowed);
        int at = Array.BinarySearch(allScores, highest);
        return at + 1 < allScores.Length
            ? highest + (allScores[at + 1] - highest) / 2
            : Math.Min(1, Math.BitIncrement(highest));
    }

    private static double AtMissRate(IReadOnlyList<CalibrationSample> samples, double misses) =>
        samples
            .Where(s => s.IsFake)
            .GroupBy(s => s.Condition, StringComparer.Ordinal)
            .Select(g =>
                g.Select(s => s.Probability)
                    .Order()
                    .ElementAt(Math.Min(g.Count() - 1, (int)Math.Floor(g.Count() * misses + 1e-9)))
            )
            .Min();
}
