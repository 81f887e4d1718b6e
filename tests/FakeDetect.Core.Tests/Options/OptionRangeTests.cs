using FakeDetect.Options;
using FakeDetect.Simulation;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Core.Tests.Options;

/// <summary>What an option says of its own range holds.</summary>
public sealed class OptionRangeTests
{
    private static readonly TrainingOptions s_options = new() { OutputPath = "out", RunPath = "run" };

    [Fact]
    public void Defaults_and_presets_are_in_their_ranges()
    {
        OptionRange.Check(new AlignedAugmentation());
        OptionRange.Check(new SimulatorArchitecture());
        OptionRange.Check(new SimulatorTrainingOptions { OutputPath = "out", Pictures = [] });
        foreach (AugmentationPreset preset in Enum.GetValues<AugmentationPreset>())
        {
            TrainingOptions options = TrainingPresets.Of(preset);
            OptionRange.Check(options);
            if (options.Reference is { } reference)
                OptionRange.Check(reference);
        }
    }

    public static TheoryData<object, string, string> Wrong =>
        new()
        {
            { s_options with { HoldOut = 0.95 }, "holdOut", "is not in 0 .. 0.9" },
            { s_options with { HoldOut = double.NaN }, "holdOut", "is not in 0 .. 0.9" },
            { s_options with { BatchSize = 1 }, "batchSize", "batch norm needs more than one picture" },
            { s_options with { MixedCropSize = [128, 4] }, "mixedCropSize", "is not in 8 .. 4096" },
            { s_options with { InitialModelWeight = [1, 0] }, "initialModelWeight", "is not above 0" },
            {
                s_options with
                {
                    InitialModelWeight = [double.PositiveInfinity],
                },
                "initialModelWeight",
                "is not above 0"
            },
            { s_options with { Dropout = 1 }, "dropout", "is not in 0 .. 1" },
            { s_options with { StepsPerEpoch = -1 }, "stepsPerEpoch", "is below 0" },
            {
                new ReferenceAugmentation { BlurSigma = [1, 2, 3] },
                "blurSigma",
                "has 3 values, not 1 to 2"
            },
            {
                new ReferenceAugmentation { JpegQuality = [0, 50] },
                "jpegQuality",
                "is not in 1 .. 100"
            },
            {
                new ReferenceAugmentation { Interpolation = [] },
                "interpolation",
                "is empty"
            },
            {
                new AlignedAugmentation { WebP = -0.1 },
                "webP",
                "is not in 0 .. 1"
            },
            {
                new SimulatorArchitecture { Depth = 6 },
                "depth",
                "is not in 1 .. 5"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_its_range_is_refused_by_the_options_name(object options, string name, string problem)
    {
        TrainingFailedException error = Assert.Throws<TrainingFailedException>(() => OptionRange.Check(options));

        Assert.Equal(("OptionInvalid", name), (error.ErrorId, error.Target));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
