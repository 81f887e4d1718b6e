using FakeDetect.Conditions;
using FakeDetect.Imaging;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>Pictures that are smaller than the crop, by the rule of the model's card.</summary>
public sealed class SmallPictureTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    [Fact]
    public void A_card_that_says_nothing_pads_with_black()
    {
        RgbImage small = TestPicture.Noise(25, 40, seed: 1);

        Assert.Equal(Logit(null, CropPlan.Center(25, 40, 96).Apply(small)), Logit(null, small));
        Assert.Equal(Logit(null, small), Logit(SmallPictureRule.Pad, small));
    }

    [Theory]
    [InlineData(40, 50, 40, 50)]
    [InlineData(40, 200, 40, 96)]
    [InlineData(20, 40, 32, 40)]
    [InlineData(5, 300, 32, 96)]
    public void Whole_shows_no_border_and_mirrors_only_below_32_pixels(int width, int height, int seenX, int seenY)
    {
        RgbImage image = TestPicture.Noise(width, height, seed: 2);
        PictureCrop crop = Assert.Single(new CropSelection([new ModelPart()], SmallPictureRule.Whole, 96).Of(image));

        CropPlan expected = new(
            CropPlan.CenterOffset(width, seenX),
            CropPlan.CenterOffset(height, seenY),
            seenX,
            seenY
        );
        Assert.Equal(expected.ApplyMirrored(image).Pixels, crop.Pixels.Pixels);
        Assert.Equal(new CropPlace(expected.Left, expected.Top, seenX, seenY), crop.Place);
    }

    [Fact]
    public void Mirror_fills_the_crop_with_the_picture()
    {
        RgbImage image = TestPicture.Noise(40, 200, seed: 3);

        PictureCrop crop = Assert.Single(new CropSelection([new ModelPart()], SmallPictureRule.Mirror, 96).Of(image));

        Assert.Equal(CropPlan.Center(40, 200, 96).ApplyMirrored(image).Pixels, crop.Pixels.Pixels);
    }

    [Theory]
    [InlineData(SmallPictureRule.Whole, "at its own size")]
    [InlineData(SmallPictureRule.Mirror, "was mirrored at its edges")]
    [InlineData(SmallPictureRule.Pad, "padded with black")]
    public void Results_say_what_became_of_a_small_picture(SmallPictureRule rule, string what)
    {
        ImageScore score = Score(rule, TestPicture.Noise(60, 40, seed: 4));

        Assert.Contains(what, Assert.Single(score.Notes), StringComparison.Ordinal);
        Assert.Empty(Score(rule, TestPicture.Noise(96, 96, seed: 4)).Notes);
    }

    [Theory]
    [InlineData(SmallPictureRule.Whole)]
    [InlineData(SmallPictureRule.Mirror)]
    public void The_rule_changes_no_picture_that_is_large_enough(SmallPictureRule rule)
    {
        RgbImage image = TestPicture.Noise(96, 131, seed: 5);

        Assert.Equal(Logit(null, image), Logit(rule, image));
        Assert.NotEqual(
            Logit(null, TestPicture.Noise(50, 131, seed: 5)),
            Logit(rule, TestPicture.Noise(50, 131, seed: 5))
        );
    }

    [Theory]
    [InlineData(SmallPictureRule.Whole)]
    [InlineData(SmallPictureRule.Mirror)]
    public void Tiles_follow_the_same_rule(SmallPictureRule rule)
    {
        RgbImage image = TestPicture.Noise(50, 96, seed: 6);

        Assert.Equal(
            Score(rule, image).Logit,
            Score(rule, image, new ScoringOptions { View = DetectorView.Tiles }).Logit
        );
    }

    [Fact]
    public void A_condition_after_the_crop_acts_on_what_is_seen()
    {
        RgbImage image = TestPicture.Noise(50, 40, seed: 7);
        ScoringOptions encoded = new() { Conditions = [ImageCondition.Parse("Jpeg60")] };

        Assert.Equal(
            Logit(SmallPictureRule.Whole, JpegRoundTrip.Apply(image, 60)),
            Score(SmallPictureRule.Whole, image, encoded).Logit
        );
    }

    [Theory]
    [InlineData(SmallPictureRule.Whole)]
    [InlineData(SmallPictureRule.Mirror)]
    public void The_map_of_a_small_picture_lies_over_it(SmallPictureRule rule)
    {
        LogitMap map = Score(rule, TestPicture.Noise(48, 40, seed: 8), new ScoringOptions { IncludeMap = true }).Map!;

        Assert.Equal(
            rule == SmallPictureRule.Whole ? (0, 0, 6, 5) : (-24, -28, 12, 12),
            (map.Left, map.Top, map.Width, map.Height)
        );
    }

    private float Logit(SmallPictureRule? rule, RgbImage image) => Score(rule, image).Logit;

    private ImageScore Score(SmallPictureRule? rule, RgbImage image, ScoringOptions? options = null)
    {
        ModelScoring? scoring = rule is { } r ? new ModelScoring { SmallPictures = r } : null;
        DetectorModel model = fixture.Model with
        {
            Card = fixture.Model.Card with { CropSize = 96, Scoring = scoring },
        };
        using ScoringPipeline pipeline = ScoringPipeline.Open(
            model,
            options ?? ScoringOptions.Default,
            TestContext.Current.CancellationToken
        );
        pipeline.Add("picture", image);
        ScoredImage scored = pipeline.Take();
        Assert.Null(scored.Error);
        return scored.Scores[0];
    }
}
