using FakeDetect.Options;

namespace FakeDetect.Simulation;

/// <summary>What the options of a simulator have to fulfil together; what each has to by itself stands beside it.</summary>
public static class SimulatorRules
{
    // Three halvings and two 4x4 convolutions without padding to spare: below 32 pixels the discriminator has no output.
    private const int LeastCropOfDiscriminator = 32;

    /// <summary>Checks a training, network included.</summary>
    /// <exception cref="TrainingFailedException">An option is out of its range, or the crop does not fit the network.</exception>
    public static void Check(SimulatorTrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionRange.Check(options);
        Check(options.Architecture);
        Require(options.Pictures.Count > 0, "pictures", "names no picture");
        Require(options.OutputPath.Length > 0, "outputPath", "is empty");
        Require(
            options.ReconstructionWeight > 0 || options.AdversarialWeight > 0,
            "reconstructionWeight",
            "and adversarialWeight cannot both be 0, because the network would learn nothing"
        );
        int multiple = options.Architecture.SizeMultiple;
        int least = options.AdversarialWeight > 0 ? Math.Max(LeastCropOfDiscriminator, multiple) : multiple;
        least = Math.Max(least, LeastCrop(options.Architecture));
        if (options.CropSize < least || options.CropSize % multiple != 0)
        {
            throw new TrainingFailedException(
                "CropUnfit",
                options.OutputPath,
                $"A crop of {options.CropSize} pixels does not fit this network: it must be at least {least} and a multiple of {multiple}.",
                "Choose another crop size."
            );
        }
    }

    /// <summary>Checks a network.</summary>
    /// <exception cref="TrainingFailedException">A setting is out of its range.</exception>
    public static void Check(SimulatorArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        OptionRange.Check(architecture);
        Require(architecture.OuterKernel % 2 == 1, "outerKernel", "is not odd");
        if (architecture.Upsampling == UpsamplingKind.TransposedConvolution)
            Require(
                architecture.UpsamplingKernel is >= 2 and <= 5,
                "upsamplingKernel",
                "is not in 2 .. 5, which a transposed convolution of stride 2 takes"
            );
        else
            Require(
                architecture.UpsamplingKernel % 2 == 1,
                "upsamplingKernel",
                $"is not odd, which {architecture.Upsampling} takes"
            );
    }

    // Mirrored margins are narrower than the map: the outer kernel on the whole picture, 3x3 and the upsampling kernel on the smallest map.
    private static int LeastCrop(SimulatorArchitecture architecture)
    {
        int multiple = architecture.SizeMultiple;
        int inner =
            architecture.Upsampling == UpsamplingKind.TransposedConvolution
                ? 3
                : Math.Max(3, architecture.UpsamplingKernel);
        int smallest = Math.Max((inner + 1) / 2, 2);
        return Math.Max(
            smallest * multiple,
            (((architecture.OuterKernel + 1) / 2) + multiple - 1) / multiple * multiple
        );
    }

    private static void Require(bool condition, string option, string problem)
    {
        if (!condition)
            throw OptionRange.Invalid(option, problem);
    }
}
