using FakeDetect.Imaging;

namespace FakeDetect.Inference.Views;

/// <summary>
/// A part of a picture, in the picture's coordinates: it may start before the picture or end after it, and what lies
/// outside is black (byte 0, before normalisation).
/// </summary>
/// <param name="Left">The first column; negative where there is padding.</param>
/// <param name="Top">The first row; negative where there is padding.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct CropPlan(int Left, int Top, int Width, int Height)
{
    /// <summary>
    /// torchvision's <c>CenterCrop</c> (0.9 and later): a long side is cut at round-half-to-even((side - size) / 2), a
    /// short side gets floor((size - side) / 2) black pixels before it and the rest after it.
    /// </summary>
    public static CropPlan Center(int width, int height, int size) =>
        new(Offset(width, size), Offset(height, size), size, size);

    /// <summary>All of a picture.</summary>
    public static CropPlan Whole(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new CropPlan(0, 0, image.Width, image.Height);
    }

    /// <summary>The pixels of the part; the picture itself where that is all of it.</summary>
    public RgbImage Apply(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (Left == 0 && Top == 0 && Width == image.Width && Height == image.Height)
            return image;

        byte[] pixels = new byte[3L * Width * Height];
        int fromX = Math.Max(0, Left);
        int toX = Math.Min(image.Width, Left + Width);
        int fromY = Math.Max(0, Top);
        int toY = Math.Min(image.Height, Top + Height);
        if (fromX >= toX)
            return new RgbImage(Width, Height, pixels);

        for (int y = fromY; y < toY; y++)
        {
            ReadOnlySpan<byte> row = new(image.Pixels, checked(3 * ((y * image.Width) + fromX)), 3 * (toX - fromX));
            row.CopyTo(pixels.AsSpan(3 * (((y - Top) * Width) + fromX - Left)));
        }

        return new RgbImage(Width, Height, pixels);
    }

    /// <summary>A sentence where the part reaches beyond the picture.</summary>
    internal IReadOnlyList<string> PaddingNotes(RgbImage image) =>
        image.Width < Width || image.Height < Height
            ?
            [
                $"The picture ({image.Width}x{image.Height}) is smaller than the crop of {Width} pixels and was padded with black.",
            ]
            : [];

    private static int Offset(int side, int size) =>
        side >= size ? (int)Math.Round((side - size) / 2.0, MidpointRounding.ToEven) : -((size - side) / 2);
}
