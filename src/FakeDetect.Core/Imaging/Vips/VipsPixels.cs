using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>Pulls a picture's samples out of the library strip by strip, without a thread of its own.</summary>
internal static class VipsPixels
{
    // Rows a strip: enough to amortise a native call, few enough to stay in the processor's cache.
    private const int StripBytes = 512 * 1024;

    /// <summary>Reads and converts a whole picture.</summary>
    public static RgbImage Read(Image image, SampleConverter converter, string name, CancellationToken cancellation)
    {
        int width = image.Width,
            height = image.Height;
        long rowBytes = (long)converter.BytesPerPixel * width;
        if (rowBytes > Array.MaxLength)
            throw ImageErrors.PictureTooLarge(name, width, height, Array.MaxLength / converter.BytesPerPixel);
        int rows = (int)Math.Clamp(StripBytes / rowBytes, 1, height);
        using Region region = Region.New(image);
        // The first strip comes before the allocation: most damage shows here, and costs no memory.
        byte[] strip = region.Fetch(0, 0, width, rows);
        byte[] rgb = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        for (int top = 0; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(rows, height - top);
            converter.Convert(strip, rgb.AsSpan(3 * width * top, 3 * width * count));
            top += count;
            if (top == height)
                return new RgbImage(width, height, rgb);
            strip = region.Fetch(0, top, width, Math.Min(rows, height - top));
        }
    }
}
