using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

/// <summary>A picture as crops are cut from it, once the rule for small pictures was applied.</summary>
/// <param name="Image">The picture, mirrored at its edges where the rule says so.</param>
/// <param name="Width">Pixels a row of a crop.</param>
/// <param name="Height">Rows of a crop.</param>
/// <param name="Left">The column of the original at which <paramref name="Image"/> starts, 0 or below.</param>
/// <param name="Top">The row of the original at which <paramref name="Image"/> starts, 0 or below.</param>
internal sealed record FittedPicture(RgbImage Image, int Width, int Height, int Left, int Top)
{
    /// <summary>Sides below this many pixels are mirrored: networks with five strides of 2 need it for one cell.</summary>
    internal const int LeastSide = 32;

    /// <summary>Applies a rule.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">The side of the crop.</param>
    /// <param name="rule">The rule.</param>
    internal static FittedPicture Of(RgbImage image, int size, SmallPictureRule rule)
    {
        if (rule == SmallPictureRule.Pad)
            return new FittedPicture(image, size, size, 0, 0);
        int least = rule == SmallPictureRule.Whole ? Math.Min(LeastSide, size) : size;
        int width = Math.Max(image.Width, least),
            height = Math.Max(image.Height, least);
        CropPlan grown = new(
            CropPlan.CenterOffset(image.Width, width),
            CropPlan.CenterOffset(image.Height, height),
            width,
            height
        );
        return new FittedPicture(
            grown.ApplyMirrored(image),
            Math.Min(size, width),
            Math.Min(size, height),
            grown.Left,
            grown.Top
        );
    }

    /// <summary>A sentence where the rule mattered.</summary>
    /// <param name="width">Pixels a row of the picture.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="size">The side of the crop.</param>
    /// <param name="rule">The rule.</param>
    internal static IReadOnlyList<string> Notes(int width, int height, int size, SmallPictureRule rule)
    {
        if (width >= size && height >= size)
            return [];
        string end = rule switch
        {
            SmallPictureRule.Pad => "was padded with black",
            SmallPictureRule.Mirror => "was mirrored at its edges",
            _ when Math.Min(width, height) < Math.Min(LeastSide, size) =>
                $"was mirrored at its edges to {LeastSide} pixels",
            _ => "was scored at its own size",
        };
        return [$"The picture ({width}x{height}) is smaller than the crop of {size} pixels and {end}."];
    }
}
