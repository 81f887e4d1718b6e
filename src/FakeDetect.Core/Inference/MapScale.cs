using FakeDetect.Imaging;

namespace FakeDetect.Inference;

/// <summary>Whether results carry a map, and how far its cells are apart.</summary>
/// <param name="Include">Whether the map is wanted.</param>
/// <param name="Stride">Pixels from one cell to the next; null: not known, so it is taken from the map's size.</param>
internal sealed record MapScale(bool Include, int? Stride)
{
    /// <summary>The map of one run of the network.</summary>
    internal LogitMap? Of(NetworkOutput output, CropPlan crop) =>
        output.Map is null || !Include
            ? null
            : new LogitMap(
                output.MapWidth,
                output.MapHeight,
                output.Map,
                Stride ?? Math.Max(1, (int)Math.Round((double)crop.Width / output.MapWidth)),
                crop.Left,
                crop.Top
            );
}
