using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

/// <summary>
/// Squares side by side over the whole picture, each scored alone, as the model was trained; the last of a row or column is
/// moved back so that it ends with the picture. The logit is the mean of theirs, and the map has one cell for each.
/// </summary>
internal sealed class TilesView(
    TensorScorer scorer,
    SharedTiles crew,
    int size,
    SmallPictureRule rule,
    LogitMapOptions map
) : IPictureView
{
    public ViewResult Score(
        RgbImage image,
        Func<RgbImage, RgbImage>? afterCrop,
        string name,
        CancellationToken cancellation
    )
    {
        FittedPicture fitted = FittedPicture.Of(image, size, rule);
        CropGrid grid = CropGrid.Over(fitted);
        float[] logits = new float[grid.Count];
        crew.Run(grid.Count, i => logits[i] = scorer.Score(fitted.Image, grid[i], afterCrop, includeMap: false).Logit);

        // In float64 and in row order, whichever worker was first.
        double sum = 0;
        foreach (float logit in logits)
            sum += logit;
        LogitMap? tiles = map.Include
            ? new LogitMap(grid.Columns, grid.Rows, logits, size, fitted.Left + grid[0].Left, fitted.Top + grid[0].Top)
            : null;
        return new ViewResult(
            (float)(sum / logits.Length),
            tiles,
            FittedPicture.Notes(image.Width, image.Height, size, rule),
            grid.Count
        );
    }
}
