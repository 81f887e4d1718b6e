namespace FakeDetect.Imaging;

/// <summary>Turns and mirrors a picture by the orientation numbers of TIFF and EXIF.</summary>
internal static class ImageOrientation
{
    /// <summary>Brings a picture that is stored with an orientation upright.</summary>
    /// <param name="image">The picture as stored.</param>
    /// <param name="orientation">1..8; 5 to 8 swap width and height. Others change nothing.</param>
    public static RgbImage Upright(RgbImage image, uint orientation)
    {
        if (orientation is < 2 or > 8)
            return image;
        int width = image.Width,
            height = image.Height;
        bool swap = orientation >= 5;
        int outWidth = swap ? height : width,
            outHeight = swap ? width : height;
        byte[] source = image.Pixels,
            result = GC.AllocateUninitializedArray<byte>(source.Length);
        bool flipX = orientation is 2 or 3 or 7 or 8,
            flipY = orientation is 3 or 4 or 6 or 7;
        for (int y = 0, d = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++, d += 3)
            {
                (int column, int row) = swap ? (y, x) : (x, y);
                if (flipX)
                    column = width - 1 - column;
                if (flipY)
                    row = height - 1 - row;
                int s = 3 * (row * width + column);
                result[d] = source[s];
                result[d + 1] = source[s + 1];
                result[d + 2] = source[s + 2];
            }
        }
        return new RgbImage(outWidth, outHeight, result);
    }
}
