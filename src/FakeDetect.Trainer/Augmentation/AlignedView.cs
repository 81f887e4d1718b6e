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

    public RgbImage Of(RgbImage image, ref RandomStream random)
    {
        int width = Math.Min(crop, image.Width),
            height = Math.Min(crop, image.Height);
        RgbImage cut = ImageCrop.Crop(
            image,
            CenterCrop.Offset(image.Width, width),
            CenterCrop.Offset(image.Height, height),
            width,
            height
        );
        return JpegRoundTrip.Apply(cut, Quality);
    }
}
