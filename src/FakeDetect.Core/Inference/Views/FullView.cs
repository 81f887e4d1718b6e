using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

/// <summary>
/// The whole picture at its own size. One whose run would take too much memory is cut by a <see cref="TilePlan"/>; the
/// limit is a constant of the network, so that a picture has one logit on every machine.
/// </summary>
/// <param name="scorer">Runs the network.</param>
/// <param name="crew">Shares the tiles.</param>
/// <param name="tiling">How the network may be tiled; null: not at all.</param>
/// <param name="maxPixels">The largest run.</param>
/// <param name="helpers">Workers that may run tiles at once.</param>
/// <param name="map">Whether the map is wanted.</param>
internal sealed class FullView(
    TensorScorer scorer,
    SharedTiles crew,
    ModelTiling? tiling,
    long maxPixels,
    int helpers,
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
        image = afterCrop is null ? image : afterCrop(image);
        CropPlan whole = CropPlan.Whole(image);
        if ((long)image.Width * image.Height <= maxPixels)
        {
            NetworkOutput output = scorer.Score(
                image,
                whole,
                null,
                map.Include,
                giveMemoryBack: (long)image.Width * image.Height > ActivationMemory.KeptPixels
            );
            return new ViewResult(output.Logit, map.Of(output, whole), [], 1);
        }

        if (tiling is null)
            throw TooLarge(image, name);
        TilePlan plan = TilePlan.For(image.Width, image.Height, tiling, maxPixels);
        CollectGarbage();
        NetworkOutput[] outputs = new NetworkOutput[plan.Count];
        // Whichever of the last tiles ends last leaves nothing behind.
        crew.Run(
            plan.Count,
            i =>
                outputs[i] = scorer.Score(
                    image,
                    plan.Crop(i),
                    null,
                    includeMap: true,
                    giveMemoryBack: i >= plan.Count - helpers
                )
        );
        NetworkOutput joined = TileAssembly.Join(plan, outputs);
        return new ViewResult(joined.Logit, map.Of(joined, whole), [], 1);
    }

    // What decoding has left is as large as the picture, and nothing that follows allocates enough to have it collected. Some
    // milliseconds, for a picture that takes seconds.
    private static void CollectGarbage() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private EngineUnavailableException TooLarge(RgbImage image, string name) =>
        new(
            "FullViewTooLarge",
            name,
            $"'{name}' has {image.Width}x{image.Height} pixels, but the model's card does not say how to tile a picture above {maxPixels} pixels.",
            "Use the CenterCrop or the Tiles view for this picture."
        );
}
