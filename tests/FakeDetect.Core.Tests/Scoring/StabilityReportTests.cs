using FakeDetect.Conditions;
using FakeDetect.Core.Tests.Inference;
using FakeDetect.Imaging;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Numerics;
using FakeDetect.Scoring;
using Xunit;

namespace FakeDetect.Core.Tests.Scoring;

public sealed class StabilityReportTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    [Fact]
    public void A_verdict_that_no_change_flips_stands()
    {
        StabilityReport report = StabilityReport.Of(
            [Score("AsIs", 2f), Score("Jpeg90", 1f), Score("Mirror", 3f)],
            new VerdictRule(0.5)
        );

        Assert.True(report.IsStable);
        Assert.Equal((Verdict.Fake, Verdict.Fake, 2), (report.Verdict, report.AsIs, report.Changes));
        Assert.Equal((1f, 3f), (report.LowestLogit, report.HighestLogit));
        Assert.Equal("The verdict stayed the same under all 2 changes (logit 1.00 to 3.00).", report.Note);
    }

    [Fact]
    public void A_verdict_that_flips_is_inconclusive_and_the_note_names_what_flips_it()
    {
        StabilityReport report = StabilityReport.Of(
            [Score("AsIs", 2f), Score("Jpeg90", -1f), Score("Mirror", 3f), Score("Resize0.5", -0.5f)],
            new VerdictRule(0.5)
        );

        Assert.False(report.IsStable);
        Assert.Equal((Verdict.Inconclusive, Verdict.Fake), (report.Verdict, report.AsIs));
        Assert.Equal(["Jpeg90", "Resize0.5"], report.Flipped);
        Assert.Contains("2 of 3 changes", report.Note, StringComparison.Ordinal);
        Assert.Contains("Jpeg90, Resize0.5", report.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_the_band_between_two_thresholds_is_a_flip_too() =>
        Assert.Equal(
            ["Mirror"],
            StabilityReport.Of([Score("AsIs", 2f), Score("Mirror", 0f)], new VerdictRule(0.7, 0.3)).Flipped
        );

    [Fact]
    public void The_unchanged_picture_comes_first() =>
        Assert.Throws<ArgumentException>(() => StabilityReport.Of([Score("Jpeg90", 1f)], new VerdictRule(0.5)));

    [Fact]
    public void The_battery_runs_on_one_picture_with_a_score_for_each_condition()
    {
        using ScoringPipeline pipeline = fixture.Open(new ScoringOptions { Conditions = StabilityBattery.Conditions });
        pipeline.Add("picture", TestPicture.Noise(90, 70, seed: 3));

        IReadOnlyList<ImageScore> scores = pipeline.Take().Scores;
        StabilityReport report = StabilityReport.Of(scores, new VerdictRule(0.5));

        Assert.Equal(StabilityBattery.Conditions.Select(c => c.Name), scores.Select(s => s.Condition));
        Assert.Equal(4, scores.Count(s => s.Condition.StartsWith("Jpeg", StringComparison.Ordinal)));
        Assert.Equal(scores.Count - 1, report.Changes);
        Assert.True(report.HighestLogit > report.LowestLogit);
    }

    [Fact]
    public void A_shift_of_two_moves_the_centre_crop_by_one()
    {
        RgbImage image = TestPicture.Noise(90, 70, seed: 3);
        CropPlan center = CropPlan.Center(90, 70, 32);
        RgbImage shifted = ImageCondition.Parse("Shift2").Apply(image);

        Assert.Equal(
            (center with { Left = center.Left + 1, Top = center.Top + 1 }).Apply(image).Pixels,
            CropPlan.Center(shifted.Width, shifted.Height, 32).Apply(shifted).Pixels
        );
    }

    private static ImageScore Score(string condition, float logit) =>
        new(
            "a.png",
            "",
            0,
            1,
            1,
            ImageFormat.Unknown,
            condition,
            DetectorView.CenterCrop,
            32,
            1,
            logit,
            Sigmoid.Of(logit),
            null,
            [],
            TimeSpan.Zero,
            "Cpu"
        );
}
