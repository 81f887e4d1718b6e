using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Trainer.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>
/// Whether a model gives its users the logits of the network that was trained: the pictures go through the very scoring
/// that users get, from the pixels on, so that a difference in preprocessing counts like one in the graph.
/// </summary>
internal static class ExportCheck
{
    /// <summary>Compares logits.</summary>
    /// <param name="network">The network; it is left in evaluation mode.</param>
    /// <param name="input">What the network was trained with.</param>
    /// <param name="model">The exported model.</param>
    /// <param name="pictures">Whole pictures.</param>
    /// <returns>The largest difference, and over how many pictures.</returns>
    public static (double Difference, int Compared) Compare(
        DetectorNetwork network,
        NetworkInput input,
        DetectorModel model,
        IEnumerable<RgbImage> pictures
    )
    {
        ScoringOptions options = ScoringOptions.Default with { Device = DetectorDevice.Cpu, ThrottleLimit = 1 };
        using ScoringPipeline scoring = ScoringPipeline.Open(model, options);
        double largest = 0;
        int compared = 0;
        CropSelection selection = CropSelection.Of(scoring.View);
        network.eval();
        foreach (RgbImage picture in pictures)
        {
            scoring.Add("picture", picture);
            ScoredImage scored = scoring.Take();
            if (scored.Error is { } error)
                throw error;
            largest = Math.Max(
                largest,
                Math.Abs(scored.Scores[0].Logit - Expected(network, input, selection, picture))
            );
            compared++;
        }

        return (largest, compared);
    }

    private static float Expected(
        DetectorNetwork network,
        NetworkInput input,
        CropSelection selection,
        RgbImage picture
    )
    {
        IReadOnlyList<PictureCrop> crops = selection.Of(picture);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        return selection.Join(crops, [.. crops.Select(c => network.forward(input.Of([c.Pixels])).item<float>())]);
    }
}
