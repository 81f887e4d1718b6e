using FakeDetect.Imaging;

namespace FakeDetect.Inference;

/// <summary>The whole picture at its own size.</summary>
internal sealed class FullView(TensorScorer scorer) : IPictureView
{
    public ViewResult Score(RgbImage image, Func<RgbImage, RgbImage> afterCrop, CancellationToken cancellation)
    {
        NetworkOutput output = scorer.Score(afterCrop(image));
        return new ViewResult(output.Logit, scorer.MapOf(output, 0, 0), []);
    }
}
