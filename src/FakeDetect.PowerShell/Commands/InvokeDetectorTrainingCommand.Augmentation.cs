using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <content>The reference's augmentation.</content>
public sealed partial class InvokeDetectorTrainingCommand
{
    private static readonly string[] s_referenceOptions =
    [
        nameof(LoadSize),
        nameof(Interpolation),
        nameof(BlurProbability),
        nameof(BlurSigma),
        nameof(JpegProbability),
        nameof(JpegMethod),
        nameof(JpegQuality),
    ];

    /// <summary>The shorter side after the resize.</summary>
    [Parameter(HelpMessage = "The shorter side after the resize, in pixels.")]
    [ValidateRange(8, 8192)]
    public int LoadSize { get; set; }

    /// <summary>Kernels of the resize.</summary>
    [Parameter(HelpMessage = "Kernels of the resize; one is drawn for each picture.")]
    [Alias("rz_interp")]
    [ValidateSet("Bilinear", "Bicubic", "Lanczos", "Nearest")]
    public string[]? Interpolation { get; set; }

    /// <summary>Mirrors no picture.</summary>
    [Parameter(HelpMessage = "Mirror no picture.")]
    [Alias("no_flip")]
    public SwitchParameter NoFlip { get; set; }

    /// <summary>The share of pictures that is blurred.</summary>
    [Parameter(HelpMessage = "The share of pictures that is blurred, 0 to 1.")]
    [Alias("blur_prob")]
    [ValidateRange(0.0, 1.0)]
    public double BlurProbability { get; set; }

    /// <summary>Sigma of the blur.</summary>
    [Parameter(HelpMessage = "Sigma of the blur in pixels: one value, or the lowest and the highest.")]
    [Alias("blur_sig")]
    [ValidateCount(1, 2)]
    [ValidateRange(0.0, 100.0)]
    public double[]? BlurSigma { get; set; }

    /// <summary>The share of pictures that goes through JPEG.</summary>
    [Parameter(HelpMessage = "The share of pictures that goes through JPEG, 0 to 1.")]
    [Alias("jpg_prob")]
    [ValidateRange(0.0, 1.0)]
    public double JpegProbability { get; set; }

    /// <summary>JPEG encoders.</summary>
    [Parameter(HelpMessage = "JPEG encoders; one is drawn for each picture. Both give the same pixels.")]
    [Alias("jpg_method")]
    [ValidateSet("cv2", "pil")]
    public string[]? JpegMethod { get; set; }

    /// <summary>JPEG quality.</summary>
    [Parameter(HelpMessage = "JPEG quality: one value, or the lowest and the highest.")]
    [Alias("jpg_qual")]
    [ValidateCount(1, 2)]
    [ValidateRange(1, 100)]
    public int[]? JpegQuality { get; set; }

    private bool HasReferenceOption => s_referenceOptions.Any(MyInvocation.BoundParameters.ContainsKey);

    private TrainingOptions WithAugmentation(TrainingOptions options)
    {
        if (options.Reference is not { } reference)
        {
            if (HasReferenceOption)
            {
                throw new TrainingFailedException(
                    "OptionInvalid",
                    s_referenceOptions.First(MyInvocation.BoundParameters.ContainsKey),
                    $"-{s_referenceOptions.First(MyInvocation.BoundParameters.ContainsKey)} belongs to the reference's augmentation, not to Aligned.",
                    "Choose one of the reference's presets, such as -Preset NoAugmentation."
                );
            }

            AlignedAugmentation aligned = options.Aligned ?? new AlignedAugmentation();
            return options with { Aligned = NoFlip ? aligned with { Flip = false } : aligned };
        }

        return options with
        {
            Reference = reference with
            {
                LoadSize = Bound(nameof(LoadSize), LoadSize, reference.LoadSize),
                Interpolation = Interpolation ?? reference.Interpolation,
                Flip = !NoFlip && reference.Flip,
                BlurProbability = Bound(nameof(BlurProbability), BlurProbability, reference.BlurProbability),
                BlurSigma = BlurSigma ?? reference.BlurSigma,
                JpegProbability = Bound(nameof(JpegProbability), JpegProbability, reference.JpegProbability),
                JpegMethod = JpegMethod ?? reference.JpegMethod,
                JpegQuality = JpegQuality ?? reference.JpegQuality,
            },
        };
    }
}
