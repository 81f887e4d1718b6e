using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class CropSelectionTests
{
    private static readonly ModelPart s_five = new() { Layout = CropLayout.InnerFive };

    [Fact]
    public void A_centre_crop_is_torchvisions()
    {
        PictureCrop crop = Assert.Single(Crops(227, 61, 224, new ModelPart()));

        Assert.Equal(CropPlan.Center(227, 61, 224), crop.Plan);
    }

    [Fact]
    public void Five_inner_crops_are_the_centre_and_those_half_way_to_the_corners()
    {
        // A crop of 100 fits at columns 0 to 400 and rows 0 to 200.
        Assert.Equal(
            [(200, 100), (100, 50), (300, 50), (100, 150), (300, 150)],
            Crops(500, 300, 100, s_five).Select(c => (c.Plan.Left, c.Plan.Top))
        );
    }

    [Theory]
    [InlineData(CropLayout.InnerGrid, 3, new[] { 100, 200, 300 })]
    [InlineData(CropLayout.InnerGrid, 1, new[] { 200 })]
    [InlineData(CropLayout.EdgeGrid, 3, new[] { 0, 200, 400 })]
    [InlineData(CropLayout.EdgeGrid, 1, new[] { 200 })]
    [InlineData(CropLayout.EdgeGrid, 6, new[] { 0, 80, 160, 240, 320, 400 })]
    public void A_grid_goes_row_by_row(CropLayout layout, int grid, int[] starts)
    {
        ModelPart part = new() { Layout = layout, Grid = grid };

        Assert.Equal(
            starts.SelectMany(y => starts.Select(x => (x, y))),
            Crops(500, 500, 100, part).Select(c => (c.Plan.Left, c.Plan.Top))
        );
    }

    [Fact]
    public void Crops_lie_inside_of_every_picture_that_has_room_for_one()
    {
        for (int side = 32; side < 100; side++)
        {
            foreach (CropLayout layout in Enum.GetValues<CropLayout>())
            {
                ModelPart part = new() { Layout = layout, Grid = 4 };
                IReadOnlyList<PictureCrop> crops = Crops(side, 131 - side, 32, part);

                Assert.All(crops, c => Assert.Equal(c.Plan, c.Plan.Inside(c.Source)));
                Assert.Equal(crops.Count, crops.Select(c => c.Plan).Distinct().Count());
            }
        }
    }

    [Theory]
    [InlineData(100, 100, 1)]
    [InlineData(60, 40, 1)]
    [InlineData(100, 300, 3)]
    [InlineData(101, 300, 5)] // Columns 0, 0, 1, 0 and 1.
    public void Crops_that_are_the_same_are_one(int width, int height, int count) =>
        Assert.Equal(count, Crops(width, height, 100, s_five).Count);

    [Theory]
    [InlineData(CropMeasure.Gradient)]
    [InlineData(CropMeasure.Deviation)]
    public void Those_with_most_texture_are_kept_in_the_order_of_the_layout(CropMeasure measure)
    {
        // Stripes in the lower right quarter, faint ones in the upper left, the rest flat.
        byte[] pixels = new byte[3 * 80 * 80];
        for (int y = 0; y < 80; y++)
        {
            for (int x = 0; x < 80; x++)
            {
                int contrast = (x >= 40, y >= 40) switch
                {
                    (true, true) => 90,
                    (false, false) => 20,
                    _ => 0,
                };
                pixels.AsSpan(3 * ((y * 80) + x), 3).Fill((byte)(100 + (x / 2 % 2 * contrast)));
            }
        }

        CropSelection selection = new(
            [
                new ModelPart
                {
                    Layout = CropLayout.EdgeGrid,
                    Grid = 2,
                    Keep = 2,
                    KeepBy = measure,
                },
            ],
            SmallPictureRule.Pad,
            40
        );
        Assert.Equal(
            [(0, 0), (40, 40)],
            selection.Of(new RgbImage(80, 80, pixels)).Select(c => (c.Plan.Left, c.Plan.Top))
        );
    }

    [Fact]
    public void Texture_is_measured_as_it_is_defined()
    {
        // Grey pixels: luma is the value.
        byte[] values = [10, 20, 40, 10, 20, 60];
        RgbImage image = new(3, 2, [.. values.SelectMany(v => new[] { v, v, v })]);
        CropPlan padded = new(-1, -1, 10, 10);

        Assert.Equal(
            (10 + 20 + 10 + 40 + 0 + 0 + 20) / 6.0,
            CropTexture.Of(image, padded, CropMeasure.Gradient),
            1e-12
        );
        double mean = values.Average(v => (double)v);
        double deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        Assert.Equal(deviation, CropTexture.Of(image, padded, CropMeasure.Deviation), 1e-9);
    }

    [Fact]
    public void A_shorter_side_is_resized_as_torchvision_does_and_then_cropped()
    {
        RgbImage image = TestPicture.Noise(301, 200, seed: 1);
        ModelPart part = new()
        {
            Resize = new ModelResize { ShorterSide = 110, Kernel = Interpolation.Bilinear },
        };

        PictureCrop crop = Assert.Single(new CropSelection([part], SmallPictureRule.Pad, 96).Of(image));

        RgbImage resized = PillowResize.Resize(image, 165, 110, Interpolation.Bilinear);
        Assert.Equal(CropPlan.Center(165, 110, 96).Apply(resized).Pixels, crop.Pixels.Pixels);
        // Column 34 of 165 is column 62 of 301.
        Assert.Equal(34 * 301 / 165.0, crop.Place.Left, 1e-9);
        Assert.Equal(96 * 200 / 110.0, crop.Place.Height, 1e-9);
    }

    [Fact]
    public void The_whole_frame_can_be_squashed_and_a_reduced_copy_cropped()
    {
        RgbImage image = TestPicture.Noise(120, 60, seed: 1);
        ModelPart squashed = new()
        {
            Resize = new ModelResize { Squash = 40, Kernel = Interpolation.Lanczos },
        };
        ModelPart reduced = s_five with { Resize = new ModelResize { Scale = 0.75 } };

        IReadOnlyList<PictureCrop> crops = new CropSelection([squashed, reduced], SmallPictureRule.Pad, 40).Of(image);

        Assert.Equal([0, 1, 1, 1, 1, 1], crops.Select(c => c.Part));
        Assert.Equal(PillowResize.Resize(image, 40, 40, Interpolation.Lanczos).Pixels, crops[0].Pixels.Pixels);
        Assert.Equal(new CropPlace(0, 0, 120, 60), crops[0].Place);
        RgbImage half = PillowResize.Resize(image, 90, 45, Interpolation.Bicubic);
        Assert.Equal(new CropPlan(25, 2, 40, 40).Apply(half).Pixels, crops[1].Pixels.Pixels);
    }

    [Fact]
    public void The_logit_is_the_weighted_mean_over_parts_of_the_mean_over_crops()
    {
        ModelPart[] parts = [new() { Weight = 3 }, s_five with { Weight = 1 }];
        CropSelection selection = new(parts, SmallPictureRule.Pad, 20);
        IReadOnlyList<PictureCrop> crops = selection.Of(TestPicture.Formula(60, 60));

        Assert.Equal(((3 * 2f) + (1 * 4f)) / 4, selection.Join(crops, [2, 6, 5, 4, 3, 2]));
    }

    [Fact]
    public void A_single_crop_keeps_every_bit_of_its_logit()
    {
        CropSelection selection = new([new ModelPart { Weight = 0.3 }], SmallPictureRule.Pad, 20);
        IReadOnlyList<PictureCrop> crops = selection.Of(TestPicture.Formula(60, 60));

        foreach (float logit in (float[])[0.1f, -3.3333333f, 1e-9f, 7.000001f])
            Assert.Equal(logit, selection.Join(crops, [logit]));
    }

    private static IReadOnlyList<PictureCrop> Crops(int width, int height, int size, ModelPart part) =>
        new CropSelection([part], SmallPictureRule.Pad, size).Of(TestPicture.Formula(width, height));
}
