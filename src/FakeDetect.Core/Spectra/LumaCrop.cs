using FakeDetect.Imaging;

namespace FakeDetect.Spectra;

/// <summary>The grey square of a picture whose spectrum is measured.</summary>
public static class LumaCrop
{
    /// <summary>
    /// Corners of the square lie on multiples of this. Grids that upsampling by a power of two leaves, and those of JPEG,
    /// then stay in phase between pictures of different sizes; else they would cancel in a mean of complex spectra.
    /// </summary>
    public const int Alignment = 16;

    /// <summary>The square nearest the centre whose corner is a multiple of <see cref="Alignment"/>, in grey.</summary>
    /// <param name="image">The picture, at least <paramref name="size"/> on both sides.</param>
    /// <param name="size">The side of the square.</param>
    /// <returns>size x size bytes; OpenCV's grey (BT.601 weights in 15-bit fixed point, rounded).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The picture is smaller than the square.</exception>
    public static byte[] Of(RgbImage image, int size)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(image.Width, image.Height), size, nameof(image));
        int left = Corner(image.Width, size),
            top = Corner(image.Height, size);
        byte[] grey = new byte[size * size];
        for (int y = 0; y < size; y++)
        {
            ReadOnlySpan<byte> row = image.Pixels.AsSpan(3 * (((top + y) * image.Width) + left), 3 * size);
            for (int x = 0; x < size; x++)
                grey[(y * size) + x] = Grey(row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]);
        }
        return grey;
    }

    // Weights of OpenCV's cvtColor for 8-bit pictures: 0.299, 0.587 and 0.114 times 32768.
    private static byte Grey(byte r, byte g, byte b) => (byte)(((9798 * r) + (19235 * g) + (3735 * b) + 16384) >> 15);

    private static int Corner(int side, int size)
    {
        int centre = (side - size) / 2;
        int below = centre / Alignment * Alignment;
        return below + Alignment <= side - size && centre - below > Alignment / 2 ? below + Alignment : below;
    }
}
