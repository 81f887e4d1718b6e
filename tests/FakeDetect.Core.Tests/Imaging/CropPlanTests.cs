using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class ImageCropTests
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
        RgbImage crop = ImageCrop.Crop(Picture, x, y, width, height);
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
    public void The_whole_picture_is_returned_itself() => Assert.Same(Picture, ImageCrop.Crop(Picture, 0, 0, 9, 7));

    [Fact]
    public void An_empty_rectangle_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageCrop.Crop(Picture, 0, 0, 0, 5));
}
