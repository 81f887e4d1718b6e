using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class CropGridTests
{
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
