using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>What a network that is trained here sees of a picture: in validation, and as its card tells scoring.</summary>
internal static class TrainedView
{
    /// <summary>
    /// The card's field. The reference pads small pictures with black. Otherwise training never shows a black border, so
    /// scoring shows none: small pictures are seen whole, or mirrored where the network needs one size.
    /// </summary>
    public static ModelScoring? Scoring(TrainingOptions options) =>
        options.Aligned is null
            ? null
            : new ModelScoring
            {
                SmallPictures =
                    options.InputKind == ModelInput.Spectrum ? SmallPictureRule.Mirror : SmallPictureRule.Whole,
            };

    /// <summary>The centre crop of validation.</summary>
    public static CropSelection Crop(TrainingOptions options) =>
        new([new ModelPart()], Scoring(options)?.SmallPictures ?? SmallPictureRule.Pad, options.ValidationCropSize);
}
