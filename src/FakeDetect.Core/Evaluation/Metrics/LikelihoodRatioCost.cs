using FakeDetect.Numerics;

namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// Cllr, the log-likelihood-ratio cost (Bruemmer and du Preez 2006): half the mean of log2(1 + 1/LR) over fakes plus half
/// the mean of log2(1 + LR) over reals. 0 is perfect; 1 is what a method that always says "LR = 1" pays; above 1
/// misleads. Both labels count one half, however many there are.
/// </summary>
public static class LikelihoodRatioCost
{
    /// <summary>Cllr of a set whose scores are natural logarithms of likelihood ratios; NaN where a label is absent.</summary>
    public static double Of(ScoreSet logLikelihoodRatios)
    {
        ArgumentNullException.ThrowIfNull(logLikelihoodRatios);
        ScoreSet set = logLikelihoodRatios;
        if (set.FakeCount == 0 || set.RealCount == 0)
            return double.NaN;
        double fakes = 0,
            reals = 0,
            fakeCost = 0,
            realCost = 0;
        for (int i = 0; i < set.Count; i++)
        {
            double weight = set.WeightOf(i);
            if (set.IsFake[i])
            {
                fakes += weight;
                fakeCost += weight * Logistic.Softplus(-set.Scores[i]);
            }
            else
            {
                reals += weight;
                realCost += weight * Logistic.Softplus(set.Scores[i]);
            }
        }

        return (fakeCost / fakes + realCost / reals) / (2 * Math.Log(2));
    }

    /// <summary>
    /// Cllr after the best monotone recalibration of the scores (pool adjacent violators): what the ranking alone
    /// costs. Cllr minus this is the price of bad calibration.
    /// </summary>
    public static double Minimum(ScoreSet scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.FakeCount == 0 || scores.RealCount == 0)
            return double.NaN;
        IReadOnlyList<PoolAdjacentViolators.Block> blocks = PoolAdjacentViolators.Of(scores).Blocks;
        double fakes = blocks.Sum(b => b.Fakes),
            reals = blocks.Sum(b => b.Reals),
            cost = 0;
        foreach (PoolAdjacentViolators.Block block in blocks)
        {
            double f = block.Fakes / fakes,
                r = block.Reals / reals;
            // A block of one label only has an infinite or zero ratio, and costs nothing.
            if (f > 0 && r > 0)
                cost += f * Math.Log2(1 + r / f) + r * Math.Log2(1 + f / r);
        }

        return cost / 2;
    }
}
