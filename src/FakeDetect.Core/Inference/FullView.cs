using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference;

/// <summary>
/// The whole picture at its own size. One whose run would take too much memory is cut by a <see cref="TilePlan"/>; the
/// limit is a constant of the network, so that a picture has one logit on every machine.
/// </summary>
internal sealed class FullView(TensorScorer scorer, TileCrew crew, ModelTiling? tiling, long maxPixels, MapScale map) : IPictureView
{
    public ViewResult Score(RgbImage image, Func<RgbImage, RgbImage>? afterCrop, string name, CancellationToken cancellation)
    {
        image = afterCrop is null ? image : afterCrop(image);
        CropPlan whole = CropPlan.Whole(image);
        if ((long)image.Width * image.Height <= maxPixels)
        {
            NetworkOutput output = scorer.Score(image, whole, null, map.Include);
            return new ViewResult(output.Logit, map.Of(output, whole), []);
        }

        if (tiling is null)
            throw TooLarge(image, name);
        TilePlan plan = TilePlan.For(image.Width, image.Height, tiling, maxPixels);
        NetworkOutput[] outputs = new NetworkOutput[plan.Count];
        crew.Run(plan.Count, i => outputs[i] = scorer.Score(image, plan.Crop(i), null, includeMap: true));
        NetworkOutput joined = TileAssembly.Join(plan, outputs);
        return new ViewResult(joined.Logit, map.Of(joined, whole), []);
    }

    private EngineUnavailableException TooLarge(RgbImage image, string name) => new(
        "FullViewTooLarge", name,
        $"'{name}' has {image.Width}x{image.Height} pixels, and the model's card does not say how a picture above {maxPixels} pixels may be tiled.",
        "Use the CenterCrop or the Tiles view for this picture.");
}
