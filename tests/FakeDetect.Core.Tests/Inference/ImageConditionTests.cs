using FakeDetect.Conditions;
using FakeDetect.Imaging;
using FakeDetect.Inference.Pipeline;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class ImageConditionTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    private static readonly RgbImage s_image = TestPicture.Noise(41, 30, seed: 4);

    [Fact]
    public void A_condition_does_what_its_name_says()
    {
        Same(JpegRoundTrip.Apply(s_image, 90), "Jpeg90");
        Same(WebPRoundTrip.Apply(s_image, 80), "WebP80");
        Same(PillowResize.Resize(s_image, 21, 15, Interpolation.Bilinear), "Resize0.5");
        Same(GaussianBlur.Apply(s_image, 1.5), "Blur1.5");
        Same(new CropPlan(3, 3, 38, 27).Apply(s_image), "Shift3");
        Assert.Same(s_image, ImageCondition.Parse("AsIs").Apply(s_image));
    }

    [Theory]
    [InlineData("Png")]
    [InlineData("WebPLossless")]
    public void A_format_without_loss_changes_no_pixel(string format)
    {
        RgbImage stored = ImageCondition.Parse(format).Apply(s_image);

        Assert.NotSame(s_image, stored);
        Assert.Equal(s_image.Pixels, stored.Pixels);
    }

    [Fact]
    public void A_mirror_swaps_left_and_right()
    {
        RgbImage mirrored = ImageCondition.Parse("Mirror").Apply(s_image);

        Assert.Equal(s_image.Pixels[..3], mirrored.Pixels[(3 * 40)..(3 * 41)]);
        Same(s_image, "Mirror", mirrored);
    }

    [Theory]
    [InlineData("jpeg090", "Jpeg90")]
    [InlineData("WEBP5", "WebP5")]
    [InlineData("resize0.50", "Resize0.5")]
    [InlineData("asis", "AsIs")]
    public void Names_are_written_in_one_way(string text, string name) =>
        Assert.Equal(name, ImageCondition.Parse(text).Name);

    [Theory]
    [InlineData("")]
    [InlineData("Jpeg")]
    [InlineData("Jpeg0")]
    [InlineData("Jpeg101")]
    [InlineData("Jpeg90.5")]
    [InlineData("Jpeg-90")]
    [InlineData("Resize0,5")]
    [InlineData("Resize0")]
    [InlineData("Sharpen2")]
    public void What_is_no_condition_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ImageCondition.Parse(text));

    [Fact]
    public void A_picture_is_decoded_once_whatever_the_number_of_conditions()
    {
        List<RgbImage> seen = [];
        ImageCondition[] conditions =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => new ImageCondition(
                    $"Watch{i}",
                    ConditionStage.BeforeCrop,
                    image =>
                    {
                        seen.Add(image);
                        return image;
                    }
                )),
        ];
        using ScoringPipeline pipeline = fixture.Open(
            new ScoringOptions { ThrottleLimit = 1, Conditions = conditions }
        );

        ScoredImage outcome = Assert.Single(ScoringFixture.Drain(pipeline, [fixture.Jpeg("once.jpg", 40, 40, 1)]));

        Assert.Equal(["Watch0", "Watch1", "Watch2"], outcome.Scores.Select(s => s.Condition));
        Assert.All(seen, image => Assert.Same(seen[0], image));
    }

    [Fact]
    public void A_condition_acts_before_or_after_the_crop_as_asked()
    {
        RgbImage image = TestPicture.Noise(61, 47, seed: 8);
        using ScoringPipeline pipeline = fixture.Open(
            new ScoringOptions
            {
                Conditions =
                [
                    ImageCondition.Parse("Jpeg60"),
                    ImageCondition.Parse("Jpeg60", ConditionStage.BeforeCrop),
                    ImageCondition.AsIs,
                ],
            }
        );
        pipeline.Add("picture", image);
        pipeline.Add("after", JpegRoundTrip.Apply(CropPlan.Center(61, 47, 32).Apply(image), 60));
        pipeline.Add("before", JpegRoundTrip.Apply(image, 60));

        IReadOnlyList<ImageScore> scores = pipeline.Take().Scores;
        float after = pipeline.Take().Scores[2].Logit;
        float before = pipeline.Take().Scores[2].Logit;

        Assert.Equal([after, before], scores.Take(2).Select(s => s.Logit));
        Assert.NotEqual(after, before);
        Assert.NotEqual(scores[2].Logit, after);
    }

    private static void Same(RgbImage expected, string condition, RgbImage? from = null)
    {
        RgbImage actual = ImageCondition.Parse(condition).Apply(from ?? s_image);
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal(expected.Pixels, actual.Pixels);
    }
}
