using System.Text.Json;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class MetricsTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Cases => [.. GoldenMetrics.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Average_precision_is_scikit_learns(string name)
    {
        JsonElement golden = GoldenMetrics.Case(name);
        ScoreSet set = golden.Scores();
        Assert.Equal(golden.GetProperty("ap").GetDouble(), AveragePrecision.Of(set), Tolerance);
        Assert.Equal(
            golden.GetProperty("ap_weighted").GetDouble(),
            AveragePrecision.Of(golden.Scores(weighted: true)),
            Tolerance
        );
        ScoreSet weighted = golden.Scores(weighted: true);
        Assert.Equal(
            golden.GetProperty("ap_weighted").GetDouble(),
            new SortedScores(set).AveragePrecisionWith(weighted.Weights),
            Tolerance
        );
        Assert.Equal(golden.GetProperty("ap_balanced").GetDouble(), AveragePrecision.Of(set.Balanced()), Tolerance);
        Assert.Equal(
            golden.GetProperty("ap_float32").GetDouble(),
            AveragePrecision.OfReferenceProbability(set),
            Tolerance
        );
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_roc_curve_gives_scikit_learns_area_and_rates(string name)
    {
        JsonElement golden = GoldenMetrics.Case(name);
        RocCurve roc = RocCurve.Of(golden.Scores());
        Assert.Equal(golden.GetProperty("auc").GetDouble(), roc.Area, Tolerance);
        Assert.Equal(
            golden.GetProperty("auc_weighted").GetDouble(),
            RocCurve.Of(golden.Scores(weighted: true)).Area,
            Tolerance
        );
        Assert.Equal(golden.GetProperty("tpr_at_1").GetDouble(), roc.TruePositiveRateAt(0.01), Tolerance);
        Assert.Equal(golden.GetProperty("tpr_at_5").GetDouble(), roc.TruePositiveRateAt(0.05), Tolerance);
        Assert.Equal(golden.GetProperty("eer").GetDouble(), roc.EqualErrorRate, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Accuracies_are_scikit_learns(string name)
    {
        JsonElement golden = GoldenMetrics.Case(name);
        ScoreSet set = golden.Scores();
        var at = Accuracy.At(set, golden.GetProperty("threshold").GetDouble());
        Assert.Equal(golden.GetProperty("accuracy").GetDouble(), at.All, Tolerance);
        Assert.Equal(golden.GetProperty("real_accuracy").GetDouble(), at.Real, Tolerance);
        Assert.Equal(golden.GetProperty("fake_accuracy").GetDouble(), at.Fake, Tolerance);
        Assert.Equal(golden.GetProperty("balanced_accuracy").GetDouble(), at.Balanced, Tolerance);
        Assert.Equal(golden.GetProperty("best_accuracy").GetDouble(), Accuracy.Best(set).All, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Costs_of_likelihood_ratios_and_probabilities_are_those_of_the_script(string name)
    {
        JsonElement golden = GoldenMetrics.Case(name);
        ScoreSet set = golden.Scores();
        ScoreSet probabilities = set.WithScores(Logistic.Of);
        Assert.Equal(golden.GetProperty("cllr").GetDouble(), LikelihoodRatioCost.Of(set), Tolerance);
        Assert.Equal(golden.GetProperty("cllr_min").GetDouble(), LikelihoodRatioCost.Minimum(set), Tolerance);
        Assert.Equal(
            golden.GetProperty("ece").GetDouble(),
            CalibrationError.Expected(probabilities.Balanced()),
            Tolerance
        );
        Assert.Equal(
            golden.GetProperty("brier").GetDouble(),
            CalibrationError.Brier(probabilities.Balanced()),
            Tolerance
        );
        Assert.Equal(golden.GetProperty("brier_plain").GetDouble(), CalibrationError.Brier(probabilities), Tolerance);
    }

    [Fact]
    public void A_label_without_scores_leaves_the_ranking_undefined()
    {
        ScoreSet fakesAlone = ScoreSet.Of([1, 2], []),
            realsAlone = ScoreSet.Of([], [1, 2]);
        foreach (ScoreSet set in new[] { fakesAlone, realsAlone, ScoreSet.Of([], []) })
        {
            Assert.True(double.IsNaN(AveragePrecision.Of(set)));
            Assert.True(double.IsNaN(RocCurve.Of(set).Area));
            Assert.True(double.IsNaN(RocCurve.Of(set).TruePositiveRateAt(0.05)));
            Assert.True(double.IsNaN(RocCurve.Of(set).EqualErrorRate));
            Assert.True(double.IsNaN(LikelihoodRatioCost.Of(set)));
            Assert.True(double.IsNaN(LikelihoodRatioCost.Minimum(set)));
        }

        Assert.Equal(0.5, Accuracy.At(realsAlone, 1).Real);
        Assert.True(double.IsNaN(Accuracy.At(realsAlone, 1).Fake));
    }

    [Fact]
    public void A_score_that_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => ScoreSet.Of([double.NaN], [0]));

    [Fact]
    public void A_score_at_the_threshold_is_called_real()
    {
        var at = Accuracy.At(ScoreSet.Of([0, 1], [0, -1]), 0);
        Assert.Equal((0.5, 1.0), (at.Fake, at.Real));
    }

    [Fact]
    public void The_best_threshold_gives_the_accuracy_that_it_is_reported_with()
    {
        foreach (string name in GoldenMetrics.CaseNames)
        {
            ScoreSet set = GoldenMetrics.Case(name).Scores();
            var best = Accuracy.Best(set);
            Assert.Equal(best, Accuracy.At(set, best.Threshold));
        }
    }
}
