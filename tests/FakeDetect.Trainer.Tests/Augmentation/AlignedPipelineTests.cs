using FakeDetect.Imaging;
using FakeDetect.Numerics;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Augmentation;

public sealed class AlignedPipelineTests
{
    private readonly AlignedPipeline _pipeline = new(new AlignedAugmentation());

    [Theory]
    [InlineData(192, 192)]
    [InlineData(320, 200)]
    [InlineData(130, 128)]
    [InlineData(90, 300)]
    [InlineData(5, 3)]
    public void A_picture_of_any_size_gives_a_crop_of_the_size_asked_for(int width, int height)
    {
        RgbImage image = PictureSandbox.Picture(width, height, 4, fake: false);
        for (int i = 0; i < 20; i++)
        {
            RandomStream random = new(i);
            RgbImage crop = _pipeline.Apply(image, 128, lossy: false, ref random);
            Assert.Equal((128, 128), (crop.Width, crop.Height));
        }
    }

    [Fact]
    public void The_same_numbers_give_the_same_crop_and_leave_the_picture_as_it_was()
    {
        RgbImage image = PictureSandbox.Picture(200, 220, 4, fake: false);
        byte[] before = [.. image.Pixels];
        for (int i = 0; i < 10; i++)
        {
            RandomStream a = new(i),
                b = new(i);
            Assert.Equal(
                _pipeline.Apply(image, 96, lossy: false, ref a).Pixels,
                _pipeline.Apply(image, 96, lossy: false, ref b).Pixels
            );
        }

        Assert.Equal(before, image.Pixels);
    }

    [Fact]
    public void Strong_shrinking_does_not_tell_large_pictures_from_those_of_the_common_size()
    {
        // Stripes of 8 pixels: after a scale s they are 8 s wide. The least width must be the same for both sizes.
        AlignedPipeline scaling = new(
            new AlignedAugmentation
            {
                ScaleProbability = 1,
                EncodeOnce = 0,
                EncodeTwice = 0,
                Blur = 0,
                Retouch = 0,
                ScaleFrom = 0.1,
                ScaleTo = 1,
            }
        );
        double Least(int side) =>
            Enumerable
                .Range(0, 300)
                .Min(i =>
                {
                    RandomStream random = new(i);
                    return StripeWidth(scaling.Apply(Stripes(side), 96, lossy: false, ref random));
                });

        double common = Least(192),
            large = Least(400);
        Assert.InRange(common, 8 * 112 / 192.0 - 0.4, 8 * 112 / 192.0 + 0.4);
        Assert.InRange(large, common - 0.4, common + 0.4);
    }

    [Fact]
    public void As_if_never_compressed_shrinks_lossy_files_to_half_or_less_and_shows_most_lossless_ones_as_they_are()
    {
        AlignedPipeline pipeline = new(
            new AlignedAugmentation
            {
                Uncompressed = 1,
                Retouch = 0,
                Flip = false,
            }
        );
        RgbImage image = Stripes(320);
        int asTheyAre = 0;
        for (int i = 0; i < 100; i++)
        {
            RandomStream a = new(i),
                b = new(i);
            Assert.InRange(StripeWidth(pipeline.Apply(image, 128, lossy: true, ref a)), 8 * 0.4 - 0.2, 8 * 0.5 + 0.2);
            byte[] crop = pipeline.Apply(image, 128, lossy: false, ref b).Pixels;
            asTheyAre += crop.All(v => v is 40 or 215) ? 1 : 0;
        }

        Assert.InRange(asTheyAre, 60, 90);
    }

    [Fact]
    public void As_if_never_compressed_takes_pictures_too_small_to_shrink()
    {
        AlignedPipeline pipeline = new(new AlignedAugmentation { Uncompressed = 1 });
        RandomStream random = new(1);
        RgbImage crop = pipeline.Apply(PictureSandbox.Picture(90, 70, 4, fake: false), 128, lossy: true, ref random);
        Assert.Equal((128, 128), (crop.Width, crop.Height));
    }

    private static RgbImage Stripes(int side)
    {
        byte[] pixels = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++)
            pixels.AsSpan(3 * i, 3).Fill((byte)(i % side / 8 % 2 == 0 ? 40 : 215));
        return new RgbImage(side, side, pixels);
    }

    private static double StripeWidth(RgbImage image)
    {
        int[] edges =
        [
            .. Enumerable
                .Range(1, image.Width - 1)
                .Where(x => image.Pixels[3 * x] > 127 != image.Pixels[3 * (x - 1)] > 127),
        ];
        return (double)(edges[^1] - edges[0]) / (edges.Length - 1);
    }
}
