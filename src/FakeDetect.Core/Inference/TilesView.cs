using FakeDetect.Imaging;

namespace FakeDetect.Inference;

/// <summary>Squares side by side, each scored alone; the logit is the mean of theirs, added up in row order.</summary>
internal sealed class TilesView(TensorScorer scorer, int size) : IPictureView
{
    public ViewResult Score(RgbImage image, Func<RgbImage, RgbImage> afterCrop, CancellationToken cancellation)
    {
        double sum = 0;
        int count = 0;
        foreach (int top in Starts(image.Height))
        {
            foreach (int left in Starts(image.Width))
            {
                cancellation.ThrowIfCancellationRequested();
                CropPlan plan = image.Width < size || image.Height < size
                    ? CropPlan.Center(image.Width, image.Height, size) with { }
                    : new CropPlan(left, top, size, size);
                sum += scorer.Score(afterCrop(plan.Apply(image))).Logit;
                count++;
            }
        }

        return new ViewResult((float)(sum / count), null, []);
    }

    // The last square is moved back so that it ends with the picture.
    private IEnumerable<int> Starts(int side)
    {
        for (int start = 0; start < side; start += size)
            yield return Math.Max(0, Math.Min(start, side - size));
    }
}
