using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Numerics;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>
/// The centre crop as scoring cuts it, then JPEG 90: both labels have been JPEG, so that the figure does not reward telling
/// formats apart.
/// </summary>
/// <param name="crop">Cuts the crop.</param>
internal sealed class AlignedView(CropSelection crop) : IValidationView
{
    private const int Quality = 90;

    public RgbImage Of(RgbImage image, ref RandomStream random) =>
        JpegRoundTrip.Apply(crop.Of(image)[0].Pixels, Quality);
}
