using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>What a network sees of a picture in validation.</summary>
internal interface IValidationView
{
    /// <summary>The view.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    /// <param name="random">Numbers for views that have something random in them.</param>
    RgbImage Of(RgbImage image, ref RandomStream random);
}
