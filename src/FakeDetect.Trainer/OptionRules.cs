using FakeDetect.Models;
using FakeDetect.Options;
using FakeDetect.Training;

namespace FakeDetect.Trainer;

/// <summary>What options have to fulfil together; what each has to by itself stands beside it.</summary>
internal static class OptionRules
{
    /// <summary>The options, with defaults put in where one choice has to be made.</summary>
    /// <exception cref="TrainingFailedException">An option is out of its range.</exception>
    public static TrainingOptions Check(TrainingOptions options)
    {
        OptionRange.Check(options);
        Require(options.TrainPath.Count > 0 || options.PairPath.Count > 0, "trainPath", "is empty");
        Require(options.OutputPath.Length > 0, "outputPath", "is empty");
        Require(options.RunPath.Length > 0, "runPath", "is empty");
        Require(options.Reference is null || options.Aligned is null, "reference", "and aligned cannot both be set");
        Require(
            options.Epochs >= (options.InitialModel.Count > 0 ? 0 : 1),
            "epochs",
            "is below 1 (0 exports start weights, but none are set)"
        );
        if (options.InitialModelWeight is { Count: > 0 } weights)
            Require(
                weights.Count == options.InitialModel.Count,
                "initialModelWeight",
                $"has {weights.Count} values for {options.InitialModel.Count} models"
            );

        Require(
            options.MixedPrecision.ToUpperInvariant() is "AUTO" or "ON" or "OFF",
            "mixedPrecision",
            "is not Auto, On or Off"
        );
        Require(options.InputKind is ModelInput.Rgb or ModelInput.Spectrum, "inputKind", "is not Rgb or Spectrum");
        if (options.Aligned is { } aligned)
            OptionRange.Check(aligned);
        if (options.Reference is { } reference)
        {
            OptionRange.Check(reference);
            Require(reference.LoadSize >= options.CropSize, "loadSize", $"is below the crop of {options.CropSize}");
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
            throw OptionRange.Invalid(option, problem);
    }
}
