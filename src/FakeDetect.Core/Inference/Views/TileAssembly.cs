using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>The maps of tiles joined to the map of the whole picture.</summary>
internal static class TileAssembly
{
    /// <summary>Joins the maps.</summary>
    /// <param name="plan">The tiles.</param>
    /// <param name="outputs">What the network said of each, in the plan's order.</param>
    /// <returns>The whole map and its mean, which is the logit: added up in float64 in row order, so that it has one value.</returns>
    internal static NetworkOutput Join(TilePlan plan, IReadOnlyList<NetworkOutput> outputs)
    {
        // How many cells the last tile gives is the network's to say: some drop an odd last row or column.
        NetworkOutput last = outputs[^1];
        int width = plan.Columns[^1].Cell - plan.Columns[^1].Skip + last.MapWidth;
        int height = plan.Rows[^1].Cell - plan.Rows[^1].Skip + last.MapHeight;
        float[] map = new float[width * height];
        for (int i = 0; i < outputs.Count; i++)
            Place(
                map,
                width,
                height,
                plan.Columns[i % plan.Columns.Count],
                plan.Rows[i / plan.Columns.Count],
                outputs[i]
            );

        double sum = 0;
        foreach (float value in map)
            sum += value;
        return new NetworkOutput((float)(sum / map.Length), map, width, height);
    }

    private static void Place(float[] map, int width, int height, TileSpan column, TileSpan row, NetworkOutput output)
    {
        int toX = Math.Min(column.Cell + column.Cells, width);
        int toY = Math.Min(row.Cell + row.Cells, height);
        if (output.MapWidth < toX - column.Cell + column.Skip || output.MapHeight < toY - row.Cell + row.Skip)
            throw Wrong(column, row, output);
        for (int y = row.Cell; y < toY; y++)
        {
            int from = ((y - row.Cell + row.Skip) * output.MapWidth) + column.Skip;
            output.Map.AsSpan(from, toX - column.Cell).CopyTo(map.AsSpan((y * width) + column.Cell));
        }
    }

    private static EngineUnavailableException Wrong(TileSpan column, TileSpan row, NetworkOutput output) =>
        new(
            "TilingWrong",
            "model.json",
            $"A tile of {column.Length}x{row.Length} pixels gave a map of {output.MapWidth}x{output.MapHeight} cells, which the card's tiling does not allow.",
            "Correct or remove tiling in model.json, or use the CenterCrop or the Tiles view."
        );
}
