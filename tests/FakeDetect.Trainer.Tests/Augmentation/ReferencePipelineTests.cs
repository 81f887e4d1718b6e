using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Numerics;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Augmentation;

public sealed class ReferencePipelineTests
{
    [Theory]
    [InlineData(300, 200, 384, 256)]
    [InlineData(200, 301, 256, 385)] // int(256 * 301 / 200) = int(385.28)
    [InlineData(256, 256, 256, 256)]
    [InlineData(256, 700, 256, 700)]
    public void The_shorter_side_is_resized_and_the_longer_truncated(int width, int height, int wide, int high)
    {
        RgbImage resized = ReferencePipeline.Resize(
            PictureSandbox.Picture(width, height, 1, false),
            256,
            Interpolation.Bilinear
        );
        Assert.Equal((wide, high), (resized.Width, resized.Height));
    }

    [Fact]
    public void Blur_comes_before_JPEG_and_both_before_the_crop()
    {
        RgbImage image = PictureSandbox.Picture(64, 64, 9, fake: true);
        ReferencePipeline pipeline = new(
            new ReferenceAugmentation
            {
                LoadSize = 64,
                BlurProbability = 1,
                BlurSigma = [1.2],
                JpegProbability = 1,
                JpegQuality = [60],
                Flip = false,
            }
        );
        RandomStream random = new(3);
        RgbImage crop = pipeline.Apply(image, 40, lossy: false, ref random);

        RgbImage expected = JpegRoundTrip.Apply(GaussianBlur.Apply(image, 1.2), 60);
        bool found = false;
        for (int y = 0; y <= 24 && !found; y++)
        {
            for (int x = 0; x <= 24 && !found; x++)
                found = new CropPlan(x, y, 40, 40).Apply(expected).Pixels.AsSpan().SequenceEqual(crop.Pixels);
        }

        Assert.True(found, "The crop is not part of the blurred and then compressed picture.");
    }

    [Fact]
    public void Probabilities_sigma_and_quality_are_drawn_as_the_options_say()
    {
        RgbImage image = PictureSandbox.Picture(32, 32, 9, fake: true);
        ReferencePipeline half = new(
            new ReferenceAugmentation
            {
                LoadSize = 32,
                BlurProbability = 0.5,
                BlurSigma = [0.5, 3],
                Flip = false,
            }
        );
        int blurred = 0;
        for (int i = 0; i < 400; i++)
        {
            RandomStream random = new(i);
            if (!half.Apply(image, 32, lossy: false, ref random).Pixels.AsSpan().SequenceEqual(image.Pixels))
                blurred++;
        }

        Assert.InRange(blurred, 160, 240);
    }

    [Fact]
    public void The_view_of_validation_takes_the_middle_sigma_and_quality_and_the_centre()
    {
        ReferenceView view = new(
            new ReferenceAugmentation
            {
                LoadSize = 40,
                BlurProbability = 1,
                BlurSigma = [0, 3],
                JpegProbability = 1,
                JpegQuality = [30, 100],
            },
            new CropSelection([new ModelPart()], SmallPictureRule.Pad, 24)
        );
        RgbImage image = PictureSandbox.Picture(40, 47, 2, fake: false);
        RandomStream random = new(1);

        RgbImage shown = view.Of(image, ref random);

        // (47 - 24) / 2 = 11.5 rounds to the even 12.
        RgbImage expected = new CropPlan(8, 12, 24, 24).Apply(JpegRoundTrip.Apply(GaussianBlur.Apply(image, 1.5), 65));
        Assert.Equal(expected.Pixels, shown.Pixels);
    }

    [Fact]
    public void An_interpolation_that_the_reference_does_not_have_is_refused() =>
        Assert.Equal(
            "InterpolationUnknown",
            Assert
                .Throws<TrainingFailedException>(() =>
                    new ReferencePipeline(new ReferenceAugmentation { Interpolation = ["Cubic"] })
                )
                .ErrorId
        );
}
