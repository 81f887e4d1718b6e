using System.Text.Json;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class IntervalTests
{
    [Fact]
    public void Clopper_pearson_bounds_are_scipys()
    {
        foreach (JsonElement golden in GoldenMetrics.Root.GetProperty("bounds").EnumerateArray())
        {
            var bounds = Interval.ClopperPearson(
                golden.GetProperty("hits").GetInt32(),
                golden.GetProperty("trials").GetInt32(),
                golden.GetProperty("confidence").GetDouble()
            );
            Assert.Equal(golden.GetProperty("low").GetDouble(), bounds.Low, 1e-9);
            Assert.Equal(golden.GetProperty("high").GetDouble(), bounds.High, 1e-9);
        }
    }

    [Fact]
    public void No_trial_bounds_nothing() => Assert.Equal(new Interval(0, 1), Interval.ClopperPearson(0, 0));

    [Fact]
    public void The_one_sided_bound_of_no_hits_is_the_rule_of_three() =>
        // (1 - p)^n = 0.05 exactly.
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 300), Interval.ClopperPearsonUpper(0, 300), 1e-12);

    [Fact]
    public void A_bootstrap_uses_numpys_generator_and_gives_its_percentiles()
    {
        JsonElement golden = GoldenMetrics.Root.GetProperty("bootstrap");
        var random = new Sfc64Random(1, 2, 3);
        foreach (JsonElement raw in golden.GetProperty("raw").EnumerateArray())
            Assert.Equal(raw.GetString(), random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture));

        double[] expected = golden.Doubles("ap");
        var resampler = new Resampler(golden.GetProperty("seed").GetUInt64(), expected.Length);
        string fakeCell = golden.GetProperty("fake_cell").GetString()!,
            realCell = golden.GetProperty("real_cell").GetString()!;
        var counts = new int[golden.Doubles("fakes").Length];
        resampler.Fill(fakeCell, 3, counts);
        Assert.Equal(golden.GetProperty("counts").EnumerateArray().Select(e => e.GetInt32()), counts);

        var set = ScoreSet.Of(golden.Doubles("fakes"), golden.Doubles("reals"));
        double[] replicates = Bootstrap.AveragePrecisions(
            set,
            resampler,
            fakeCell,
            realCell,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(expected.Length, replicates.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], replicates[i], 1e-9);
        var interval = Interval.Percentile(replicates);
        Assert.Equal(golden.GetProperty("low").GetDouble(), interval.Low, 1e-9);
        Assert.Equal(golden.GetProperty("high").GetDouble(), interval.High, 1e-9);
        var corrected = Interval.BiasCorrected(replicates, AveragePrecision.Of(set));
        Assert.Equal(golden.Doubles("bc"), [corrected.Low, corrected.High], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.True(corrected.High < interval.High, "Duplicates lift AP; the correction must lower the interval.");
    }

    [Fact]
    public void A_figure_without_spread_has_an_interval_without_width() =>
        Assert.Equal(new Interval(1, 1), Interval.BiasCorrected([1, 1, 1], 1));

    [Fact]
    public void Two_equal_models_differ_by_nothing_on_every_resample()
    {
        var resampler = new Resampler(3, 50);
        var set = ScoreSet.Of([1, 2, 3, 0], [0, -1, 2]);
        double[] Run(ScoreSet s) =>
            Bootstrap.AveragePrecisions(s, resampler, "a", "b", TestContext.Current.CancellationToken);
        Assert.All(Bootstrap.Difference(Run(set), Run(set.WithScores(s => 2 * s + 1))), d => Assert.Equal(0, d));
    }
}
