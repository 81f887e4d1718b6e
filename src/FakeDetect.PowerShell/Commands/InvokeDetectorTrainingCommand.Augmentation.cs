using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <content>The reference's augmentation.</content>
public sealed partial class InvokeDetectorTrainingCommand
{
    [Parameter(HelpMessage = "Shorter side of the picture after the resize, in pixels.")]
    [Option<ReferenceAugmentation>]
    public int LoadSize { get; set; }

    [Parameter(HelpMessage = "Resize kernels. Each picture uses a randomly chosen one.")]
    [Alias("rz_interp")]
    [ValidateSet("Bilinear", "Bicubic", "Lanczos", "Nearest")]
    [Option<ReferenceAugmentation>]
    public string[]? Interpolation { get; set; }

    [Parameter(HelpMessage = "Do not mirror pictures.")]
    [Alias("no_flip")]
    public SwitchParameter NoFlip { get; set; }

    [Parameter(HelpMessage = "Share of pictures that are blurred, 0 to 1.")]
    [Alias("blur_prob")]
    [Option<ReferenceAugmentation>]
    public double BlurProbability { get; set; }

    [Parameter(HelpMessage = "Sigma of the blur, in pixels: one value, or the lowest and the highest value.")]
    [Alias("blur_sig")]
    [Option<ReferenceAugmentation>]
    public double[]? BlurSigma { get; set; }

    [Parameter(HelpMessage = "Share of pictures that are compressed as JPEG, 0 to 1.")]
    [Alias("jpg_prob")]
    [Option<ReferenceAugmentation>]
    public double JpegProbability { get; set; }

    [Parameter(
        HelpMessage = "JPEG encoders. Each picture uses a randomly chosen one. Both encoders give the same pixels."
    )]
    [Alias("jpg_method")]
    [ValidateSet("cv2", "pil")]
    [Option<ReferenceAugmentation>]
    public string[]? JpegMethod { get; set; }

    [Parameter(HelpMessage = "JPEG quality: one value, or the lowest and the highest value.")]
    [Alias("jpg_qual")]
    [Option<ReferenceAugmentation>]
    public int[]? JpegQuality { get; set; }

    private TrainingOptions WithAugmentation(TrainingOptions options)
    {
        if (options.Reference is { } reference)
        {
            return options with
            {
                Reference = BoundOptions.Set(this, reference with { Flip = !NoFlip && reference.Flip }),
            };
        }

        if (BoundOptions.NamesOf<ReferenceAugmentation>(this).FirstOrDefault() is { } name)
        {
            throw new TrainingFailedException(
                "OptionInvalid",
                name,
                $"-{name} applies only to the reference's augmentation, not to Aligned.",
                "Choose one of the reference's presets, such as -Preset NoAugmentation."
            );
        }

        AlignedAugmentation aligned = options.Aligned ?? new AlignedAugmentation();
        return options with { Aligned = NoFlip ? aligned with { Flip = false } : aligned };
    }
}
