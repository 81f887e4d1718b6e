using FakeDetect.Imaging;

namespace FakeDetect.Inference;

/// <summary>The central square.</summary>
internal sealed class CenterCropView(TensorScorer scorer, int size) : IPictureView
{
    public ViewResult Score(RgbImage image, Func<RgbImage, RgbImage> afterCrop, CancellationToken cancellation)
    {
        CropPlan plan = CropPlan.Center(image.Width, image.Height, size);
        NetworkOutput output = scorer.Score(afterCrop(plan.Apply(image)));
        string[] notes = image.Width < size || image.Height < size
            ? [$"The picture ({image.Width}x{image.Height}) is smaller than the crop of {size} pixels and was padded with black."]
            : [];
        return new ViewResult(output.Logit, scorer.MapOf(output, plan.Left, plan.Top), notes);
    }
}
