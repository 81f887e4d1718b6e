namespace FakeDetect.Imaging;

/// <summary>The guard that every decoder calls with the header's size before it allocates.</summary>
internal static class PixelLimit
{
    // One array holds a picture: 3 bytes a pixel in at most 2^31 - 57 bytes.
    private const long MostPixels = 0x7FFF_FFC7 / 3;

    public static void Check(long width, long height, string name, DecodeOptions options)
    {
        if (width < 1 || height < 1)
            throw ImageErrors.PictureDamaged(name, $"a size of {width} x {height} pixels");
        long limit = Math.Min(options.MaxPixels, MostPixels);
        if (width > int.MaxValue || height > int.MaxValue || width * height > limit)
            throw ImageErrors.PictureTooLarge(name, width, height, limit);
    }
}
