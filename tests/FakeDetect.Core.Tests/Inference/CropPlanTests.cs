using System.Security.Cryptography;
using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class CropPlanTests
{
    [Fact]
    public void The_centre_crop_is_torchvisions_for_long_short_and_mixed_sides()
    {
        string[] rows = File.ReadAllLines(
            Path.Combine(AppContext.BaseDirectory, "golden", "inference", "center_crop.tsv")
        )[1..];
        Assert.True(rows.Length > 100);
        foreach (string row in rows)
        {
            string[] cells = row.Split('\t');
            int[] numbers = [.. cells[..3].Select(int.Parse)];
            RgbImage cropped = CropPlan
                .Center(numbers[0], numbers[1], numbers[2])
                .Apply(TestPicture.Formula(numbers[0], numbers[1]));

            Assert.Equal((numbers[2], numbers[2]), (cropped.Width, cropped.Height));
            Assert.True(cells[3] == Convert.ToHexStringLower(SHA256.HashData(cropped.Pixels)), $"{row} differs");
        }
    }

    [Theory]
    [InlineData(new[] { 0, 0, 1, 2, 2, 2, 3, 4, 4, 4, 5, 6 })]
    public void A_long_side_is_cut_at_half_to_even(int[] expected) =>
        Assert.Equal(
            expected,
            Enumerable.Range(0, expected.Length).Select(extra => CropPlan.Center(224 + extra, 224, 224).Left)
        );

    [Fact]
    public void A_short_side_has_the_smaller_half_of_the_padding_before_it()
    {
        Assert.Equal(new CropPlan(-1, 2, 224, 224), CropPlan.Center(221, 228, 224));
        Assert.Equal(new CropPlan(-111, -111, 224, 224), CropPlan.Center(1, 2, 224));
    }

    [Fact]
    public void A_part_that_is_the_whole_picture_is_the_picture()
    {
        RgbImage image = TestPicture.Formula(32, 32);

        Assert.Same(image, CropPlan.Center(32, 32, 32).Apply(image));
        Assert.Same(image, CropPlan.Whole(image).Apply(image));
    }

    [Fact]
    public void A_part_outside_of_the_picture_is_black()
    {
        RgbImage outside = new CropPlan(100, 100, 4, 3).Apply(TestPicture.Formula(8, 8));

        Assert.All(outside.Pixels, v => Assert.Equal(0, v));
    }

    [Fact]
    public void A_grid_covers_the_picture_and_ends_with_it()
    {
        CropGrid grid = CropGrid.Over(500, 224, 224);

        Assert.Equal([0, 224, 276], grid.Lefts);
        Assert.Equal([0], grid.Tops);
        Assert.Equal(new CropPlan(276, 0, 224, 224), grid[2]);
    }

    [Fact]
    public void A_grid_over_a_small_picture_is_its_centre_crop()
    {
        CropGrid grid = CropGrid.Over(100, 300, 224);

        Assert.Equal([CropPlan.Center(100, 300, 224).Left], grid.Lefts);
        Assert.Equal([0, 76], grid.Tops);
    }
}
