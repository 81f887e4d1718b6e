namespace FakeDetect.Imaging;

/// <summary>A decoded picture: interleaved 8-bit RGB, rows top to bottom, no padding between rows.</summary>
public sealed class RgbImage
{
    /// <summary>Wraps pixels; the array is owned by the picture from here on.</summary>
    /// <param name="width">Pixels a row, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="pixels">3 x width x height bytes, R G B R G B ...</param>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"{pixels.LongLength} bytes are not 3 x {width} x {height}.", nameof(pixels));
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>3 x <see cref="Width"/> x <see cref="Height"/> bytes. Written to by nobody after construction.</summary>
    public byte[] Pixels { get; }
}
