using FakeDetect.Evaluation.Metrics;
using FakeDetect.Numerics;

namespace FakeDetect.Charts;

/// <summary>What forensic laboratories look at before they use likelihood ratios.</summary>
public static class CalibrationCharts
{
    private const int Points = 400;

    /// <summary>
    /// The Tippett plot: the share of fakes and of reals with a likelihood ratio above each value. Reals to the right of 0
    /// and fakes to the left of it are misled.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="logLikelihoodRatios">Natural logarithms of likelihood ratios, with both labels.</param>
    public static LineChart Tippett(string model, ScoreSet logLikelihoodRatios)
    {
        ArgumentNullException.ThrowIfNull(logLikelihoodRatios);
        double[] all = Array.ConvertAll(logLikelihoodRatios.Scores, s => s / Math.Log(10));
        double low = all.Min(),
            high = all.Max(),
            step = Math.Max(1e-6, (high - low) / Points);
        double[] x = [.. Enumerable.Range(-1, Points + 3).Select(i => low + i * step)];
        ChartSeries Curve(string name, bool fake)
        {
            double[] sorted = [.. all.Where((_, i) => logLikelihoodRatios.IsFake[i] == fake).Order()];
            return new ChartSeries(name, x, [.. x.Select(v => (double)sorted.Count(s => s > v) / sorted.Length)]);
        }

        return new LineChart(
            $"{model}: likelihood ratios on left-out sources",
            new ChartAxis("log10 of the likelihood ratio"),
            new ChartAxis("share above", 0, 1.02),
            [Curve("fakes", true), Curve("reals", false) with { Style = LineStyle.Dashed }]
        )
        {
            Marks = [new ChartMark(0, "neutral")],
        };
    }

    /// <summary>The reliability diagram: share of fakes over calibrated probability, in the bins of the calibration error, both labels weighing the same.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="logLikelihoodRatios">Natural logarithms of likelihood ratios, with both labels.</param>
    public static LineChart Reliability(string model, ScoreSet logLikelihoodRatios)
    {
        ArgumentNullException.ThrowIfNull(logLikelihoodRatios);
        ScoreSet set = logLikelihoodRatios.WithScores(Logistic.Of).Balanced();
        var bins = Enumerable
            .Range(0, set.Count)
            .GroupBy(i =>
                Math.Min(CalibrationError.DefaultBins - 1, (int)(set.Scores[i] * CalibrationError.DefaultBins))
            )
            .OrderBy(g => g.Key)
            .Select(g =>
                (
                    Weight: g.Sum(set.WeightOf),
                    Mean: g.Sum(i => set.WeightOf(i) * set.Scores[i]),
                    Fakes: g.Sum(i => set.IsFake[i] ? set.WeightOf(i) : 0)
                )
            )
            .ToArray();
        return new LineChart(
            $"{model}: calibration on left-out sources",
            new ChartAxis("calibrated probability", 0, 1),
            new ChartAxis("share of fakes", 0, 1.02),
            [
                new ChartSeries(
                    "observed",
                    [.. bins.Select(b => b.Mean / b.Weight)],
                    [.. bins.Select(b => b.Fakes / b.Weight)]
                )
                {
                    Markers = true,
                },
                new ChartSeries("perfect", [0, 1], [0, 1]) { Style = LineStyle.Dotted },
            ]
        );
    }
}
