using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Scores;
using Xunit;

namespace FakeDetect.Core.Tests.Evaluation;

public sealed class VerdictStabilityTests
{
    [Fact]
    public void A_verdict_that_becomes_inconclusive_has_changed_but_not_flipped()
    {
        // Probability 0.5 is fake above 0.4; below 0.4 there is a band down to 0.2.
        ScoreRow[] before =
        [
            Row("fake to band", 0f),
            Row("band to real", -1f),
            Row("real to fake", -3f),
            Row("stays", 2f),
        ];
        ScoreRow[] after =
        [
            Row("fake to band", -1f),
            Row("band to real", -3f),
            Row("real to fake", 0f),
            Row("stays", 1f),
        ];

        VerdictStability banded = VerdictStability.Of([before, after], realBelow: 0.2);
        VerdictStability plain = VerdictStability.Of([before, after]);

        Assert.Equal((0.5, 0.75), (banded.FlipRate, banded.VerdictChangeRate));
        Assert.Equal((0.5, 0.5), (plain.FlipRate, plain.VerdictChangeRate));
        Assert.Equal((1 + 2 + 3 + 1) / 4.0, plain.LogitChange, 1e-12);
    }

    [Fact]
    public void Only_pictures_with_both_scores_are_compared()
    {
        VerdictStability stability = VerdictStability.Of([
            [Row("a", 1f), Row("b", 1f)],
            [Row("a", 1f), Row("b", null), Row("c", -9f)],
        ]);
        Assert.Equal((1, 0.0, 0.0), (stability.Count, stability.FlipRate, stability.VerdictChangeRate));
    }

    private static ScoreRow Row(string path, float? logit) =>
        new()
        {
            Model = "m",
            Set = "s",
            IsFake = true,
            Path = path,
            Logit = logit,
            Threshold = 0.4,
        };
}
