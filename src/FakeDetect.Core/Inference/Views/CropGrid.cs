using FakeDetect.Imaging;

namespace FakeDetect.Inference.Views;

/// <summary>Squares that cover a picture: side by side from the top left, the last of each row and column ending with the picture.</summary>
/// <param name="Lefts">First columns, from left to right.</param>
/// <param name="Tops">First rows, from top to bottom.</param>
/// <param name="Size">The side.</param>
internal sealed record CropGrid(IReadOnlyList<int> Lefts, IReadOnlyList<int> Tops, int Size)
{
    internal int Columns => Lefts.Count;

    internal int Rows => Tops.Count;

    internal int Count => Columns * Rows;

    /// <summary>A square, in row order.</summary>
    internal CropPlan this[int index] => new(Lefts[index % Columns], Tops[index / Columns], Size, Size);

    /// <summary>The grid for a picture. A side shorter than the square has one square, padded as the centre crop is.</summary>
    internal static CropGrid Over(int width, int height, int size)
    {
        CropPlan center = CropPlan.Center(width, height, size);
        return new CropGrid(Starts(width, size, center.Left), Starts(height, size, center.Top), size);
    }

    private static int[] Starts(int side, int size, int center)
    {
        if (side <= size)
            return [center];
        int[] starts = new int[(side + size - 1) / size];
        for (int i = 0; i < starts.Length; i++)
            starts[i] = Math.Min(i * size, side - size);
        return starts;
    }
}
