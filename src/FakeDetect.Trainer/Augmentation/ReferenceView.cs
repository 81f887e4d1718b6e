using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Numerics;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>
/// The reference's validation inside training (CNNDetection, train.py): resize, blur with the middle sigma, JPEG with the middle
/// quality, centre crop, no flip. The probabilities stay, so that at 0.5 the figure is noisy, as it is there.
/// </summary>
internal sealed class ReferenceView(ReferenceAugmentation options, CropSelection crop) : IValidationView
{
    private readonly ReferencePipeline _pipeline = new(
        options with
        {
            Interpolation = [options.Interpolation[0]],
            BlurSigma = [(options.BlurSigma[0] + options.BlurSigma[^1]) / 2],
            JpegQuality = [(options.JpegQuality[0] + options.JpegQuality[^1]) / 2],
        }
    );

    public RgbImage Of(RgbImage image, ref RandomStream random) =>
        crop.Of(_pipeline.Whole(image, ref random))[0].Pixels;
}
