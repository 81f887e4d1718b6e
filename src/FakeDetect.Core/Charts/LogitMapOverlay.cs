using FakeDetect.Inference.Views;

namespace FakeDetect.Charts;

/// <summary>
/// The map of logits as a transparent picture to lay over the original at its upper left corner: each cell a block of the
/// pixels that it stands for, unsmoothed, so that nothing is shown that the network did not say. Below the picture's rows
/// follows a strip with the scale.
/// </summary>
/// <remarks>
/// The mean over the cells is the logit, but for views of several crops: the map is its exact decomposition by place. A cell has seen more than its block,
/// up to the network's receptive field, so an orange block does not mean that these pixels were made or changed.
/// </remarks>
public static class LogitMapOverlay
{
    /// <summary>Writes a PNG of the picture's size plus the strip; one row at a time, whatever the size.</summary>
    /// <param name="target">Where to; left open.</param>
    /// <param name="map">The map.</param>
    /// <param name="logit">The picture's logit, for the strip.</param>
    /// <param name="width">The picture's width in pixels.</param>
    /// <param name="height">The picture's height in pixels.</param>
    public static void Write(Stream target, LogitMap map, float logit, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        OverlayColours colours = new(OverlayColours.RangeFor(map.Values));
        int total = Math.Max(width, OverlayLegend.MinimumWidth);
        using PngRowWriter png = new(target, total, height + OverlayLegend.Height);
        byte[] row = new byte[4 * total];
        int drawn = int.MinValue;
        for (int y = 0; y < height; y++)
        {
            int cell = CellOf(y - map.Top, map.Stride, map.Height);
            if (cell != drawn)
                Draw(map, colours, cell, row.AsSpan(0, 4 * width));
            drawn = cell;
            png.Write(row);
        }

        using OverlayLegend legend = new(colours, logit, total);
        for (int y = 0; y < OverlayLegend.Height; y++)
            png.Write(legend.Row(y));
        png.Complete();
    }

    private static void Draw(LogitMap map, OverlayColours colours, int cellRow, Span<byte> row)
    {
        for (int x = 0; x < row.Length / 4; x++)
        {
            Span<byte> pixel = row.Slice(4 * x, 4);
            int cell = CellOf(x - map.Left, map.Stride, map.Width);
            float logit = cell < 0 || cellRow < 0 ? float.NaN : map.Values[(cellRow * map.Width) + cell];
            if (float.IsNaN(logit))
                OverlayColours.NotSeen.CopyTo(pixel);
            else
                colours.Write(logit, pixel);
        }
    }

    // -1: outside of the map.
    private static int CellOf(int pixel, int stride, int count) =>
        pixel < 0 || pixel / stride >= count ? -1 : pixel / stride;
}
