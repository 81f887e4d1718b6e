using FakeDetect.Imaging;

namespace FakeDetect.Inference.Views;

/// <summary>Crops that cover a picture: side by side from the top left, the last of each row and column ending with the picture.</summary>
/// <param name="Lefts">First columns, from left to right.</param>
/// <param name="Tops">First rows, from top to bottom.</param>
/// <param name="Width">Columns of a crop.</param>
/// <param name="Height">Rows of a crop.</param>
internal sealed record CropGrid(IReadOnlyList<int> Lefts, IReadOnlyList<int> Tops, int Width, int Height)
{
    internal int Columns => Lefts.Count;

    internal int Rows => Tops.Count;

    internal int Count => Columns * Rows;

    /// <summary>A crop, in row order.</summary>
    internal CropPlan this[int index] => new(Lefts[index % Columns], Tops[index / Columns], Width, Height);

    /// <summary>The grid for a picture. A side shorter than the crop has one, padded as the centre crop is.</summary>
    internal static CropGrid Over(FittedPicture picture) =>
        new(
            Starts(picture.Image.Width, picture.Width),
            Starts(picture.Image.Height, picture.Height),
            picture.Width,
            picture.Height
        );

    private static int[] Starts(int side, int size)
    {
        if (side <= size)
            return [CropPlan.CenterOffset(side, size)];
        int[] starts = new int[(side + size - 1) / size];
        for (int i = 0; i < starts.Length; i++)
            starts[i] = Math.Min(i * size, side - size);
        return starts;
    }
}
