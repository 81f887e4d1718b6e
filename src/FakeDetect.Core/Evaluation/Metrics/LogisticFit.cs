using FakeDetect.Numerics;
using FakeDetect.Scoring;

namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// Fits the mapping from logits to likelihood ratios: logistic regression with each label weighted one half, on Platt's
/// smoothed targets (n + 1) / (n + 2) and 1 / (n + 2), which keep it finite where the labels are parted (Platt 1999).
/// </summary>
internal static class LogisticFit
{
    /// <summary>Slope and intercept.</summary>
    internal static LogitMapping Platt(ScoreSet logits) => Fit(logits, withIntercept: true);

    /// <summary>The slope alone: 1 over the temperature (Guo et al. 2017).</summary>
    internal static LogitMapping Temperature(ScoreSet logits) => Fit(logits, withIntercept: false);

    private static LogitMapping Fit(ScoreSet logits, bool withIntercept)
    {
        ScoreSet set = logits.Balanced();
        double slope = 0,
            intercept = 0,
            loss = Loss(set, slope, intercept);
        for (int step = 0; step < 200; step++)
        {
            (double ds, double di) = Direction(set, slope, intercept, withIntercept);
            double rate = 1,
                next = double.NaN;
            // Newton's step, halved until the loss falls: it is convex, so this ends at the minimum.
            while (rate > 1e-10 && !((next = Loss(set, slope - rate * ds, intercept - rate * di)) < loss))
                rate /= 2;
            if (rate <= 1e-10)
                break;
            (slope, intercept, loss) = (slope - rate * ds, intercept - rate * di, next);
        }

        return new LogitMapping(slope, intercept);
    }

    private static double Target(ScoreSet set, int i) =>
        set.IsFake[i] ? (set.FakeCount + 1.0) / (set.FakeCount + 2.0) : 1.0 / (set.RealCount + 2.0);

    private static double Loss(ScoreSet set, double slope, double intercept)
    {
        double sum = 0;
        for (int i = 0; i < set.Count; i++)
        {
            double z = slope * set.Scores[i] + intercept;
            sum += set.WeightOf(i) * (Logistic.Softplus(z) - Target(set, i) * z);
        }

        return sum;
    }

    private static (double Slope, double Intercept) Direction(
        ScoreSet set,
        double slope,
        double intercept,
        bool withIntercept
    )
    {
        double gs = 0,
            gi = 0,
            hss = 0,
            hsi = 0,
            hii = 0;
        for (int i = 0; i < set.Count; i++)
        {
            double x = set.Scores[i],
                p = Logistic.Of(slope * x + intercept),
                w = set.WeightOf(i);
            double g = w * (p - Target(set, i)),
                h = w * p * (1 - p);
            gs += g * x;
            gi += g;
            hss += h * x * x;
            hsi += h * x;
            hii += h;
        }

        if (!withIntercept)
            return (gs / Math.Max(hss, 1e-300), 0);
        double determinant = hss * hii - hsi * hsi;
        // All logits alike: no slope can be told, only the intercept.
        return determinant <= 1e-14 * hss * hii
            ? (0, gi / Math.Max(hii, 1e-300))
            : ((hii * gs - hsi * gi) / determinant, (hss * gi - hsi * gs) / determinant);
    }
}
