using FakeDetect.Models;

namespace FakeDetect.Inference;

/// <summary>
/// Cuts a picture into overlapping tiles whose joined maps are the map of the whole. Each tile starts at a multiple of the
/// output stride, so that all strided layers keep their phase, and carries a margin as wide as what a cell sees, whose
/// cells are thrown away. At the picture's own borders there is no margin: there the network pads as it does for the whole.
/// </summary>
internal sealed class TilePlan
{
    private TilePlan(TileSpan[] columns, TileSpan[] rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The tiles from left to right.</summary>
    internal IReadOnlyList<TileSpan> Columns { get; }

    /// <summary>The tiles from top to bottom.</summary>
    internal IReadOnlyList<TileSpan> Rows { get; }

    /// <summary>Tiles, in row order.</summary>
    internal int Count => Columns.Count * Rows.Count;

    /// <summary>The pixels of a tile.</summary>
    internal CropPlan Crop(int index)
    {
        TileSpan column = Columns[index % Columns.Count];
        TileSpan row = Rows[index / Columns.Count];
        return new CropPlan(column.Start, row.Start, column.Length, row.Length);
    }

    /// <summary>
    /// The plan with the fewest pixels to compute among those whose tiles have at most <paramref name="maxPixels"/>. It
    /// depends on nothing else, so that a picture has one logit on every machine.
    /// </summary>
    internal static TilePlan For(int width, int height, ModelTiling tiling, long maxPixels)
    {
        // A tile of margins alone gives nothing: from three margins on, a ninth of the work counts.
        long least = 3L * Math.Max(tiling.Halo, tiling.Stride);
        maxPixels = Math.Max(maxPixels, least * least);

        int rowCells = CellsOf(height, tiling.Stride);
        TilePlan? best = null;
        long bestCost = long.MaxValue;
        for (int columns = 1; columns <= CellsOf(width, tiling.Stride); columns++)
        {
            TileSpan[] across = Cut(width, tiling, columns);
            long widest = across.Max(t => (long)t.Length);
            long total = across.Sum(t => (long)t.Length);
            if (total >= bestCost / height)
                break;
            if (FewestRows(height, tiling, rowCells, maxPixels / widest) is not { } down)
                continue;
            long cost = total * down.Sum(t => (long)t.Length);
            if (cost < bestCost)
                (best, bestCost) = (new TilePlan(across, down), cost);
        }

        return best!;
    }

    private static int CellsOf(int side, int stride) => (side + stride - 1) / stride;

    // The total grows with the number of tiles, the longest tile shrinks: the first that fits is the cheapest.
    private static TileSpan[]? FewestRows(int height, ModelTiling tiling, int cells, long maxLength)
    {
        for (int rows = 1; rows <= cells; rows++)
        {
            TileSpan[] down = Cut(height, tiling, rows);
            if (down.Max(t => t.Length) <= maxLength)
                return down;
        }

        return null;
    }

    private static TileSpan[] Cut(int side, ModelTiling tiling, int count)
    {
        int cells = CellsOf(side, tiling.Stride);
        int margin = tiling.Halo / tiling.Stride;
        TileSpan[] spans = new TileSpan[count];
        for (int i = 0; i < count; i++)
        {
            int first = (int)((long)cells * i / count);
            int end = (int)((long)cells * (i + 1) / count);
            int start = Math.Max(0, first - margin);
            int stop = (int)Math.Min(side, (long)(end + margin) * tiling.Stride);
            spans[i] = new TileSpan(start * tiling.Stride, stop - (start * tiling.Stride), first, end - first, first - start);
        }

        return spans;
    }
}
