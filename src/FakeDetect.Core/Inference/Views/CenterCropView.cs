using FakeDetect.Imaging;
using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>The central square.</summary>
internal sealed class CenterCropView(TensorScorer scorer, int size, LogitMapOptions map) : IPictureView
{
    public ViewResult Score(
        RgbImage image,
        Func<RgbImage, RgbImage>? afterCrop,
        string name,
        CancellationToken cancellation
    )
    {
        CropPlan plan = CropPlan.Center(image.Width, image.Height, size);
        NetworkOutput output = scorer.Score(image, plan, afterCrop, map.Include);
        return new ViewResult(output.Logit, map.Of(output, plan), plan.PaddingNotes(image));
    }
}
