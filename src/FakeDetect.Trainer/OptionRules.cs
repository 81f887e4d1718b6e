using FakeDetect.Models;
using FakeDetect.Training;

namespace FakeDetect.Trainer;

/// <summary>What options have to fulfil.</summary>
internal static class OptionRules
{
    /// <summary>The options, with defaults put in where one choice has to be made.</summary>
    /// <exception cref="TrainingFailedException">An option is out of its range.</exception>
    public static TrainingOptions Check(TrainingOptions options)
    {
        Require(options.TrainPath.Count > 0 || options.PairPath.Count > 0, "trainPath", "names no folder");
        Require(options.OutputPath.Length > 0, "outputPath", "is empty");
        Require(options.RunPath.Length > 0, "runPath", "is empty");
        Require(options.Reference is null || options.Aligned is null, "reference", "and aligned cannot both be set");
        Require(options.BatchSize >= 2, "batchSize", "is below 2: batch norm needs more than one picture");
        Require(options.CropSize >= 8, "cropSize", "is below 8");
        Require(
            options.Epochs >= (options.InitialModel.Count > 0 ? 0 : 1),
            "epochs",
            "is below 1 (0 exports start weights; there are none)"
        );
        if (options.InitialModelWeight is { Count: > 0 } weights)
        {
            Require(
                weights.Count == options.InitialModel.Count,
                "initialModelWeight",
                $"has {weights.Count} values for {options.InitialModel.Count} models"
            );
            Require(weights.All(w => w > 0 && double.IsFinite(w)), "initialModelWeight", "is not above 0");
        }

        Require(options.StopAtStep >= 0, "stopAtStep", "is below 0");
        Require(options.Workers >= 1, "workers", "is below 1");
        Require(
            options.LogEverySteps >= 1 && options.SaveEverySteps >= 1,
            "logEverySteps, saveEverySteps",
            "is below 1"
        );
        Require(options.LearningRate > 0, "learningRate", "is not above 0");
        Require(options.HoldOut is >= 0 and <= 0.9, "holdOut", "is not in 0 .. 0.9");
        Require(options.LabelSmoothing is >= 0 and < 0.5, "labelSmoothing", "is not in 0 .. 0.5");
        Require(options.Dropout is >= 0 and < 1, "dropout", "is not in 0 .. 1");
        Require(options.AverageDecay is >= 0 and < 1, "averageDecay", "is not in 0 .. 1");
        Require(options.PairShare is >= 0 and <= 1, "pairShare", "is not in 0 .. 1");
        Require(
            options.MixedPrecision.ToUpperInvariant() is "AUTO" or "ON" or "OFF",
            "mixedPrecision",
            "is not Auto, On or Off"
        );
        Require(options.InputKind is ModelInput.Rgb or ModelInput.Spectrum, "inputKind", "is not Rgb or Spectrum");
        if (options.Reference is { } reference)
        {
            Require(reference.LoadSize >= options.CropSize, "loadSize", $"is below the crop of {options.CropSize}");
            Require(reference.BlurSigma.Count is 1 or 2, "blurSigma", "is not one value or two");
            Require(
                reference.JpegQuality.Count is 1 or 2 && reference.JpegQuality.All(q => q is >= 1 and <= 100),
                "jpegQuality",
                "is not one value or two of 1 .. 100"
            );
            Require(reference.Interpolation.Count > 0, "interpolation", "is empty");
        }

        return options.Reference is null && options.Aligned is null
            ? options with
            {
                Aligned = new AlignedAugmentation(),
            }
            : options;
    }

    private static void Require(bool condition, string option, string problem)
    {
        if (!condition)
            throw new TrainingFailedException(
                "OptionInvalid",
                option,
                $"The option {option} {problem}.",
                "Correct the option."
            );
    }
}
