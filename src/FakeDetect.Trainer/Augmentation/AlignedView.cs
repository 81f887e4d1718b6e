using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>
/// Centre crop (smaller pictures whole), then JPEG 90: both labels have been JPEG, so that the figure does not reward telling
/// formats apart.
/// </summary>
/// <param name="crop">The side, in pixels.</param>
internal sealed class AlignedView(int crop) : IValidationView
{
    private const int Quality = 90;

    public RgbImage Of(RgbImage image, ref RandomStream random) =>
        JpegRoundTrip.Apply(CropPlan.CenterWithin(image, crop).Apply(image), Quality);
}
