using FakeDetect.Models.Graphs;

namespace FakeDetect.Training;

/// <summary>The settings behind a preset, to which a user's own are added.</summary>
public static class TrainingPresets
{
    /// <summary>Settings without paths.</summary>
    /// <param name="preset">The preset.</param>
    public static TrainingOptions Of(AugmentationPreset preset) =>
        preset switch
        {
            AugmentationPreset.NoAugmentation => Reference(0, 0),
            AugmentationPreset.Blur => Reference(0.5, 0),
            AugmentationPreset.Jpeg => Reference(0, 0.5),
            AugmentationPreset.BlurJpeg05 => Reference(0.5, 0.5),
            AugmentationPreset.BlurJpeg01 => Reference(0.1, 0.1),
            _ => new TrainingOptions
            {
                OutputPath = "",
                RunPath = "",
                Aligned = new AlignedAugmentation(),
            },
        };

    // The reference's defaults (CNNDetection, options/) and the settings that its README publishes.
    private static TrainingOptions Reference(double blur, double jpeg) =>
        new()
        {
            OutputPath = "",
            RunPath = "",
            Architecture = ResNet50Architecture.Published.Id,
            CropSize = 224,
            ValidationCropSize = 224,
            Reference = new ReferenceAugmentation
            {
                BlurProbability = blur,
                BlurSigma = blur > 0 ? [0, 3] : [0.5],
                JpegProbability = jpeg,
                JpegMethod = jpeg > 0 ? ["cv2", "pil"] : ["cv2"],
                JpegQuality = jpeg > 0 ? [30, 100] : [75],
            },
            Sampling = SamplingRule.Shuffle,
            BatchSize = 64,
            Epochs = 10_000,
            Optimizer = OptimizerKind.Adam,
            LearningRate = 1e-4,
            WeightDecay = 0,
            WarmUpSteps = 0,
            Schedule = LearningRateSchedule.Constant,
            BatchNormMomentum = 0.1,
            LabelSmoothing = 0,
            Dropout = 0,
            EarlyStopping = EarlyStoppingRule.Fixed,
            Patience = 5,
            LogEverySteps = 400,
            SaveEverySteps = 2000,
            SaveEveryEpochs = 20,
        };
}
