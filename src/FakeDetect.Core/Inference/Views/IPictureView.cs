using FakeDetect.Imaging;

namespace FakeDetect.Inference.Views;

/// <summary>Decides which pixels the network sees, and joins what it says of them.</summary>
internal interface IPictureView
{
    /// <summary>Scores a decoded picture.</summary>
    /// <param name="image">The picture, with any condition before the crop applied.</param>
    /// <param name="afterCrop">What is done to each crop; null: nothing.</param>
    /// <param name="name">What errors call the picture.</param>
    /// <param name="cancellation">Ends the scoring.</param>
    ViewResult Score(RgbImage image, Func<RgbImage, RgbImage>? afterCrop, string name, CancellationToken cancellation);
}
