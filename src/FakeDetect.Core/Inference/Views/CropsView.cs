using FakeDetect.Imaging;
using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>Crops, one or several, each scored alone as the model was trained; the logit is their mean.</summary>
internal sealed class CropsView(TensorScorer scorer, SharedTiles crew, CropSelection selection, LogitMapOptions map)
    : IPictureView
{
    public ViewResult Score(
        RgbImage image,
        Func<RgbImage, RgbImage>? afterCrop,
        string name,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<PictureCrop> crops = selection.Of(image);
        NetworkOutput[] outputs = new NetworkOutput[crops.Count];
        void Run(int i) => outputs[i] = scorer.Score(crops[i].Source, crops[i].Plan, afterCrop, map.Include);
        if (crops.Count == 1)
            Run(0);
        else
            crew.Run(crops.Count, Run);

        float logit = selection.Join(crops, [.. outputs.Select(o => o.Logit)]);
        return new ViewResult(
            logit,
            map.Include ? Map(image, crops, outputs) : null,
            selection.Notes(image),
            crops.Count
        );
    }

    // A single crop of the picture's own pixels has the network's own cells, whose mean is the logit.
    private LogitMap? Map(RgbImage image, IReadOnlyList<PictureCrop> crops, NetworkOutput[] outputs)
    {
        PictureCrop first = crops[0];
        bool ownPixels = first.Place.Width == first.Plan.Width && first.Place.Height == first.Plan.Height;
        return crops.Count == 1 && ownPixels
            ? map.Of(outputs[0], first.Plan with { Left = (int)first.Place.Left, Top = (int)first.Place.Top })
            : CropMosaic.Of(image, crops, outputs, selection.WeightOf, map);
    }
}
