using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

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

        TilePlan? best = null;
        long bestCost = long.MaxValue;
        for (int columns = 1; columns <= CellsOf(width, tiling.Stride); columns++)
        {
            TileSpan[] across = Cut(width, tiling, columns);
            long total = across.Sum(t => (long)t.Length);
            if (total >= bestCost / height)
                break;
            if (FewestRows(height, tiling, maxPixels / across.Max(t => t.Length)) is not { } down)
                continue;
            long cost = total * down.Sum(t => (long)t.Length);
            if (cost < bestCost)
                (best, bestCost) = (new TilePlan(across, down), cost);
        }

        return best!;
    }

    // The total grows with the number of tiles, their length shrinks: the first that fits is the cheapest.
    private static TileSpan[]? FewestRows(int height, ModelTiling tiling, long maxLength)
    {
        for (int rows = 1; rows <= CellsOf(height, tiling.Stride); rows++)
        {
            TileSpan[] down = Cut(height, tiling, rows);
            if (down.Max(t => t.Length) <= maxLength)
                return down;
        }

        return null;
    }

    /// <summary>
    /// At most that many tiles of one length, but for the last, which may be shorter by less than a stride: runs of one size
    /// use the memory that the one before has left.
    /// </summary>
    private static TileSpan[] Cut(int side, ModelTiling tiling, int count)
    {
        (int stride, int halo) = (tiling.Stride, tiling.Halo);
        int cells = CellsOf(side, stride);
        int inner = side - (2 * halo);
        if (count == 1 || inner <= stride)
            return [new TileSpan(0, side, 0, cells, 0)];

        // Each tile but the outer ones gives its length less two margins. Rounding up to the stride may save a tile.
        int step = CellsOf((inner + count - 1) / count, stride) * stride;
        int length = step + (2 * halo);
        TileSpan[] spans = new TileSpan[(inner + step - 1) / step];
        for (int i = 0, cell = 0; i < spans.Length; i++)
        {
            bool last = i == spans.Length - 1;
            int start = last ? CellsOf(Math.Max(0, side - length), stride) * stride : i * step;
            int end = last ? cells : (start + length - halo) / stride;
            spans[i] = new TileSpan(start, Math.Min(length, side - start), cell, end - cell, cell - (start / stride));
            cell = end;
        }

        return spans;
    }

    private static int CellsOf(int side, int stride) => (side + stride - 1) / stride;
}

/// <summary>One tile along one axis: which pixels it takes, and which cells of its map count.</summary>
/// <param name="Start">The first pixel, a multiple of the stride.</param>
/// <param name="Length">Pixels.</param>
/// <param name="Cell">The first cell of the whole map that this tile gives.</param>
/// <param name="Cells">Cells that it gives; the last tile gives all that follow.</param>
/// <param name="Skip">Cells of its own map before the first that counts.</param>
internal readonly record struct TileSpan(int Start, int Length, int Cell, int Cells, int Skip);
