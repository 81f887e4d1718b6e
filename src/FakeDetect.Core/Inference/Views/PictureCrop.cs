using FakeDetect.Imaging;

namespace FakeDetect.Inference.Views;

/// <summary>One crop that a verdict is made of.</summary>
/// <param name="Source">The picture that it is cut from: resized and mirrored as its part says.</param>
/// <param name="Plan">Where it lies in <paramref name="Source"/>.</param>
/// <param name="Part">Which part of the view it belongs to, from 0.</param>
/// <param name="Place">Where it lies in the original picture.</param>
public sealed record PictureCrop(RgbImage Source, CropPlan Plan, int Part, CropPlace Place)
{
    /// <summary>Its pixels.</summary>
    public RgbImage Pixels => Plan.Apply(Source);
}

/// <summary>Where a crop lies in the original picture, in its pixels.</summary>
/// <param name="Left">The first column; negative where there is padding.</param>
/// <param name="Top">The first row; negative where there is padding.</param>
/// <param name="Width">Columns that it stands for.</param>
/// <param name="Height">Rows that it stands for.</param>
public readonly record struct CropPlace(double Left, double Top, double Width, double Height);
