namespace FakeDetect.Imaging;

/// <summary>Mirrors pictures.</summary>
internal static class Mirror
{
    /// <summary>The picture with left and right exchanged.</summary>
    public static RgbImage LeftToRight(RgbImage image)
    {
        byte[] pixels = GC.AllocateUninitializedArray<byte>(image.Pixels.Length);
        int row = 3 * image.Width;
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> from = image.Pixels.AsSpan(y * row, row);
            Span<byte> to = pixels.AsSpan(y * row, row);
            for (int x = 0; x < row; x += 3)
                from.Slice(x, 3).CopyTo(to[(row - 3 - x)..]);
        }
        return new RgbImage(image.Width, image.Height, pixels);
    }
}
