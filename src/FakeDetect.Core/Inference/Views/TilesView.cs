using FakeDetect.Imaging;
using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>
/// Squares side by side over the whole picture, each scored alone, as the model was trained; the last of a row or column is
/// moved back so that it ends with the picture. The logit is the mean of theirs, and the map has one cell for each.
/// </summary>
internal sealed class TilesView(TensorScorer scorer, TileCrew crew, int size, LogitMapOptions map) : IPictureView
{
    public ViewResult Score(
        RgbImage image,
        Func<RgbImage, RgbImage>? afterCrop,
        string name,
        CancellationToken cancellation
    )
    {
        CropGrid grid = CropGrid.Over(image.Width, image.Height, size);
        float[] logits = new float[grid.Count];
        crew.Run(grid.Count, i => logits[i] = scorer.Score(image, grid[i], afterCrop, includeMap: false).Logit);

        // In float64 and in row order, whichever worker was first.
        double sum = 0;
        foreach (float logit in logits)
            sum += logit;
        LogitMap? tiles = map.Include
            ? new LogitMap(grid.Columns, grid.Rows, logits, size, grid[0].Left, grid[0].Top)
            : null;
        return new ViewResult((float)(sum / logits.Length), tiles, grid[0].PaddingNotes(image));
    }
}
