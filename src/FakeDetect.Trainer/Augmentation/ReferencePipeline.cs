using FakeDetect.Imaging;
using FakeDetect.Numerics;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>
/// The reference's pipeline in its exact order (CNNDetection, data/datasets.py): resize the shorter side, blur, JPEG round trip (both on the
/// whole picture, so that the crop shifts the JPEG grid), random crop, flip.
/// </summary>
internal sealed class ReferencePipeline(ReferenceAugmentation options) : IAugmentation
{
    private readonly Interpolation[] _kernels = [.. options.Interpolation.Select(Kernel)];

    public RgbImage Apply(RgbImage image, int crop, bool lossy, ref RandomStream random)
    {
        RgbImage whole = Whole(image, ref random);
        if (whole.Width < crop || whole.Height < crop)
            throw new InvalidOperationException(
                $"A crop of {crop} does not fit into {whole.Width} x {whole.Height} pixels."
            );
        RgbImage cut = new CropPlan(
            random.NextInt(whole.Width - crop + 1),
            random.NextInt(whole.Height - crop + 1),
            crop,
            crop
        ).Apply(whole);
        return options.Flip && random.NextBool(0.5) ? Mirror.LeftToRight(cut) : cut;
    }

    /// <summary>The whole picture before the crop: resized, blurred, through JPEG.</summary>
    public RgbImage Whole(RgbImage image, ref RandomStream random) =>
        Degrade(Resize(image, options.LoadSize, _kernels[random.NextInt(_kernels.Length)]), ref random);

    /// <summary>Resizes so that the shorter side has that many pixels; the longer one is truncated, as torchvision does.</summary>
    public static RgbImage Resize(RgbImage image, int side, Interpolation kernel)
    {
        (int width, int height) = PillowResize.WithShorterSide(image, side);
        return PillowResize.Resize(image, width, height, kernel);
    }

    /// <summary>Blur, then JPEG, each with its probability. The numbers are drawn even where the probability is 0.</summary>
    private RgbImage Degrade(RgbImage image, ref RandomStream random)
    {
        if (random.NextDouble() < options.BlurProbability)
        {
            double sigma =
                options.BlurSigma.Count == 1
                    ? options.BlurSigma[0]
                    : random.NextDouble(options.BlurSigma[0], options.BlurSigma[1]);
            image = GaussianBlur.Apply(image, sigma);
        }

        if (random.NextDouble() < options.JpegProbability)
        {
            // OpenCV's and Pillow's encoders give the same bytes (both link libjpeg-turbo), so the method is drawn and makes no difference.
            random.NextInt(options.JpegMethod.Count);
            int quality =
                options.JpegQuality.Count == 1
                    ? options.JpegQuality[0]
                    : random.NextInt(options.JpegQuality[0], options.JpegQuality[1]);
            image = JpegRoundTrip.Apply(image, quality);
        }

        return image;
    }

    private static Interpolation Kernel(string name) =>
        name.ToUpperInvariant() switch
        {
            "BILINEAR" => Interpolation.Bilinear,
            "BICUBIC" => Interpolation.Bicubic,
            "LANCZOS" => Interpolation.Lanczos,
            "NEAREST" => Interpolation.Nearest,
            _ => throw new TrainingFailedException(
                "InterpolationUnknown",
                name,
                $"'{name}' is not an interpolation of the reference.",
                "Use Bilinear, Bicubic, Lanczos or Nearest."
            ),
        };
}
