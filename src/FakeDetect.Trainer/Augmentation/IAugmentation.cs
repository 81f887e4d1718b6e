using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>Makes a training crop of a picture.</summary>
internal interface IAugmentation
{
    /// <summary>A crop of exactly <paramref name="crop"/> x <paramref name="crop"/> pixels. The picture is not changed.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="crop">The side of the crop, in pixels.</param>
    /// <param name="lossy">The picture, or the other one of its pair, is known to have been compressed with loss.</param>
    /// <param name="random">Decides everything: the same numbers on the same picture give the same crop.</param>
    RgbImage Apply(RgbImage image, int crop, bool lossy, ref RandomStream random);
}
