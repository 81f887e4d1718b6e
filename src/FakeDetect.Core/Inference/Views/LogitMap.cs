using FakeDetect.Imaging;
using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>
/// The map of logits before the network's average pool. Its mean is the logit, but for views of several crops, whose cells
/// are the mean of what the crops say that lie over them.
/// </summary>
/// <param name="Width">Cells a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Width x height logits, rows top to bottom; NaN for cells that a view of several crops does not see.</param>
/// <param name="Stride">Pixels from one cell to the next, both ways; cell (0, 0) belongs to the pixels at the view's top left.</param>
/// <param name="Left">The column of the picture at which the view starts; negative where the picture was padded.</param>
/// <param name="Top">The row of the picture at which the view starts; negative where the picture was padded.</param>
public sealed record LogitMap(int Width, int Height, float[] Values, int Stride, int Left, int Top);

/// <summary>Whether results carry a map, and how far its cells are apart.</summary>
/// <param name="Include">Whether the map is wanted.</param>
/// <param name="Stride">Pixels from one cell to the next; null: not known, so it is taken from the map's size.</param>
internal sealed record LogitMapOptions(bool Include, int? Stride)
{
    /// <summary>The map of one run of the network.</summary>
    internal LogitMap? Of(NetworkOutput output, CropPlan crop) =>
        output.Map is null || !Include
            ? null
            : new LogitMap(output.MapWidth, output.MapHeight, output.Map, StrideOf(output, crop), crop.Left, crop.Top);

    /// <summary>Pixels from one cell to the next.</summary>
    internal int StrideOf(NetworkOutput output, CropPlan crop) =>
        Stride ?? Math.Max(1, (int)Math.Round((double)crop.Width / output.MapWidth));
}
