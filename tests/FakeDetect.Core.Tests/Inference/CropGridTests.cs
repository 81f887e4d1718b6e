using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class CropGridTests
{
    [Fact]
    public void A_grid_covers_the_picture_and_ends_with_it()
    {
        CropGrid grid = Over(500, 224);

        Assert.Equal([0, 224, 276], grid.Lefts);
        Assert.Equal([0], grid.Tops);
        Assert.Equal(new CropPlan(276, 0, 224, 224), grid[2]);
    }

    [Fact]
    public void A_grid_over_a_small_picture_is_its_centre_crop()
    {
        CropGrid grid = Over(100, 300);

        Assert.Equal([CropPlan.Center(100, 300, 224).Left], grid.Lefts);
        Assert.Equal([0, 76], grid.Tops);
    }

    [Fact]
    public void A_grid_over_a_picture_that_is_seen_whole_has_no_padding()
    {
        CropGrid grid = Over(100, 300, SmallPictureRule.Whole);

        Assert.Equal([new CropPlan(0, 0, 100, 224), new CropPlan(0, 76, 100, 224)], [grid[0], grid[1]]);
    }

    private static CropGrid Over(int width, int height, SmallPictureRule rule = SmallPictureRule.Pad) =>
        CropGrid.Over(FittedPicture.Of(TestPicture.Formula(width, height), 224, rule));
}
