namespace FakeDetect.Imaging;

/// <summary>Cuts a rectangle out of a picture.</summary>
public static class ImageCrop
{
    /// <summary>Cuts a rectangle out; what lies outside the picture is black.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <param name="x">Left edge; may be negative.</param>
    /// <param name="y">Top edge; may be negative.</param>
    /// <param name="width">Width of the rectangle, 1 or more.</param>
    /// <param name="height">Height of the rectangle, 1 or more.</param>
    /// <returns>A picture of exactly that size; the same object when the rectangle is the whole picture.</returns>
    public static RgbImage Crop(RgbImage image, int x, int y, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (x == 0 && y == 0 && width == image.Width && height == image.Height)
            return image;
        byte[] pixels = new byte[checked(3 * width * height)];
        int left = Math.Max(x, 0),
            right = (int)Math.Min((long)x + width, image.Width);
        int top = Math.Max(y, 0),
            bottom = (int)Math.Min((long)y + height, image.Height);
        int length = 3 * (right - left);
        for (int row = top; row < bottom && length > 0; row++)
        {
            image
                .Pixels.AsSpan(3 * (row * image.Width + left), length)
                .CopyTo(pixels.AsSpan(3 * ((row - y) * width + (left - x)), length));
        }
        return new RgbImage(width, height, pixels);
    }
}
