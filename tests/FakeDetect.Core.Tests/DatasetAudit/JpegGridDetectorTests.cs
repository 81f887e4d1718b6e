using FakeDetect.Datasets.Audit;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.DatasetAudit;

public sealed class JpegGridDetectorTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(90)]
    [InlineData(95)]
    public void The_grid_of_an_earlier_JPEG_is_found_with_its_place_and_quality(int quality)
    {
        RgbImage jpeg = JpegRoundTrip.Apply(SyntheticDataset.Texture(3, 160), quality);

        JpegGrid? grid = JpegGridDetector.Find(new CropPlan(3, 5, 144, 140).Apply(jpeg));

        Assert.NotNull(grid);
        Assert.Equal((5, 3), (grid.PhaseX, grid.PhaseY));
        Assert.True(grid.IsJpeg);
        // The few coefficients that a soft texture keeps at 95 and above do not tell the steps.
        if (quality <= 90)
            Assert.InRange(grid.Quality!.Value, quality - 2, quality + 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_picture_that_was_never_JPEG_has_no_grid(int seed) =>
        Assert.Null(JpegGridDetector.Find(SyntheticDataset.Texture(seed, 128)));

    [Fact]
    public void A_picture_that_was_resized_after_its_JPEG_has_no_grid()
    {
        RgbImage jpeg = JpegRoundTrip.Apply(SyntheticDataset.Texture(3, 160), 80);

        Assert.Null(JpegGridDetector.Find(PillowResize.Resize(jpeg, 137, 137, Interpolation.Bicubic)));
    }

    [Fact]
    public void A_flat_picture_has_no_grid()
    {
        byte[] pixels = new byte[3 * 64 * 64];
        Array.Fill(pixels, (byte)90);

        Assert.Null(JpegGridDetector.Find(new RgbImage(64, 64, pixels)));
    }

    [Theory]
    [InlineData(31, 200)]
    [InlineData(1, 1)]
    public void A_picture_too_small_to_tell_has_no_grid(int width, int height) =>
        Assert.Null(JpegGridDetector.Find(new RgbImage(width, height, new byte[3 * width * height])));

    [Fact]
    public void A_grid_in_the_middle_of_a_large_picture_has_the_place_that_it_has_in_the_whole()
    {
        RgbImage jpeg = JpegRoundTrip.Apply(SyntheticDataset.Texture(3, 720), 75);

        JpegGrid? grid = JpegGridDetector.Find(new CropPlan(6, 1, 700, 690).Apply(jpeg));

        Assert.Equal((2, 7), (grid?.PhaseX, grid?.PhaseY));
    }
}
