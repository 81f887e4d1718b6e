namespace FakeDetect.Imaging;

/// <summary>A part of a picture, in the picture's coordinates: it may start before the picture or end after it.</summary>
/// <param name="Left">The first column; negative where there is padding.</param>
/// <param name="Top">The first row; negative where there is padding.</param>
/// <param name="Width">Columns, 1 or more.</param>
/// <param name="Height">Rows, 1 or more.</param>
public readonly record struct CropPlan(int Left, int Top, int Width, int Height)
{
    /// <summary>
    /// torchvision's <c>CenterCrop</c> (0.9 and later): a long side is cut at round-half-to-even((side - size) / 2), a
    /// short side gets floor((size - side) / 2) pixels of padding before it and the rest after it.
    /// </summary>
    /// <param name="width">Pixels a row of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="size">The side of the crop.</param>
    public static CropPlan Center(int width, int height, int size) =>
        new(CenterOffset(width, size), CenterOffset(height, size), size, size);

    /// <summary>All of a picture.</summary>
    /// <param name="image">The picture.</param>
    public static CropPlan Whole(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new CropPlan(0, 0, image.Width, image.Height);
    }

    /// <summary>Cuts the part out; what lies outside the picture is black (byte 0, before normalisation).</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <returns>A picture of exactly the part's size; the same object if the part is the whole picture.</returns>
    public RgbImage Apply(RgbImage image)
    {
        if (this == Whole(image))
            return image;
        byte[] pixels = NewPixels();
        CropPlan inside = Inside(image);
        for (int y = inside.Top; y < inside.Top + inside.Height; y++)
            inside.Row(image, y).CopyTo(pixels.AsSpan(3 * ((y - Top) * Width + inside.Left - Left)));
        return new RgbImage(Width, Height, pixels);
    }

    /// <summary>Cuts the part out; what lies outside the picture is the picture, mirrored at its edges.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <returns>A picture of exactly the part's size; the same object if the part is the whole picture.</returns>
    public RgbImage ApplyMirrored(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (this == Inside(image))
            return Apply(image);
        byte[] pixels = NewPixels();
        ReadOnlySpan<byte> source = image.Pixels;
        for (int y = 0, target = 0; y < Height; y++)
        {
            int row = 3 * image.Width * ReflectedIndex.RepeatingTheEdge(Top + y, image.Height);
            for (int x = 0; x < Width; x++, target += 3)
            {
                int column = 3 * ReflectedIndex.RepeatingTheEdge(Left + x, image.Width);
                source.Slice(row + column, 3).CopyTo(pixels.AsSpan(target, 3));
            }
        }
        return new RgbImage(Width, Height, pixels);
    }

    /// <summary>What of the part lies in the picture; width and height are 0 if nothing does.</summary>
    internal CropPlan Inside(RgbImage image)
    {
        int left = Math.Max(0, Left),
            top = Math.Max(0, Top);
        int width = (int)Math.Min((long)Left + Width, image.Width) - left,
            height = (int)Math.Min((long)Top + Height, image.Height) - top;
        return width > 0 && height > 0 ? new CropPlan(left, top, width, height) : default;
    }

    /// <summary>The bytes of one row of a part that lies in the picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="y">The row, in the picture's coordinates.</param>
    internal ReadOnlySpan<byte> Row(RgbImage image, int y) =>
        image.Pixels.AsSpan(checked((int)(3 * ((long)y * image.Width + Left))), 3 * Width);

    /// <summary>Where a centre crop starts along one side of a picture.</summary>
    /// <param name="side">The side of the picture.</param>
    /// <param name="size">That of the crop.</param>
    internal static int CenterOffset(int side, int size) =>
        side >= size ? (int)Math.Round((side - size) / 2.0, MidpointRounding.ToEven) : -((size - side) / 2);

    private byte[] NewPixels()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Height);
        return new byte[checked(3 * Width * Height)];
    }
}
