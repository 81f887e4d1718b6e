using System.Security.Cryptography;
using FakeDetect.Core.Tests.Inference;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class CropPlanTests
{
    private static readonly RgbImage Picture = SyntheticPictures.Make("noise", 9, 7);

    [Theory]
    [InlineData(2, 3, 4, 2)]
    [InlineData(-3, -2, 15, 11)]
    [InlineData(5, 4, 10, 10)]
    [InlineData(-20, 0, 5, 5)]
    [InlineData(100, 100, 3, 3)]
    [InlineData(int.MaxValue - 2, 0, 3, 3)]
    public void A_crop_holds_the_pictures_pixels_and_black_outside(int x, int y, int width, int height)
    {
        RgbImage crop = new CropPlan(x, y, width, height).Apply(Picture);
        Assert.Equal((width, height), (crop.Width, crop.Height));
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                long px = (long)x + column,
                    py = (long)y + row;
                bool inside = px >= 0 && px < Picture.Width && py >= 0 && py < Picture.Height;
                byte[] expected = inside
                    ? Picture.Pixels.AsSpan((int)(3 * (py * Picture.Width + px)), 3).ToArray()
                    : [0, 0, 0];
                Assert.Equal(expected, crop.Pixels.AsSpan(3 * (row * width + column), 3).ToArray());
            }
        }
    }

    [Fact]
    public void A_mirrored_crop_goes_on_as_the_pictures_reflection()
    {
        RgbImage crop = new CropPlan(-4, -8, 20, 22).ApplyMirrored(Picture);
        int[] columns = [3, 2, 1, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 7, 6, 5, 4, 3, 2];
        int[] rows = [6, 6, 5, 4, 3, 2, 1, 0, 0, 1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1, 0];
        Assert.Equal((20, 22), (crop.Width, crop.Height));
        for (int y = 0; y < rows.Length; y++)
        {
            for (int x = 0; x < columns.Length; x++)
                Assert.Equal(
                    Picture.Pixels.AsSpan(3 * (rows[y] * Picture.Width + columns[x]), 3).ToArray(),
                    crop.Pixels.AsSpan(3 * (y * crop.Width + x), 3).ToArray()
                );
        }
    }

    [Theory]
    [InlineData(0, 0, 9, 7)]
    [InlineData(2, 3, 4, 2)]
    public void A_crop_in_the_picture_needs_no_mirror(int x, int y, int width, int height)
    {
        CropPlan plan = new(x, y, width, height);
        Assert.Equal(plan.Apply(Picture).Pixels, plan.ApplyMirrored(Picture).Pixels);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void An_empty_crop_is_refused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CropPlan(0, 0, width, height).Apply(Picture));

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
        Assert.Same(image, CropPlan.Whole(image).ApplyMirrored(image));
    }
}
