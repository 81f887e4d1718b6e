using System.Text.Json.Serialization;
using FakeDetect.Imaging;

namespace FakeDetect.Models;

/// <summary>
/// What a verdict of a model is made of: the field <c>scoring</c> of its card. A card without it means the card's
/// <see cref="ModelCard.View"/>, with black around small pictures.
/// </summary>
public sealed record ModelScoring
{
    /// <summary>The most crops that a card may ask for: the cost of a picture is bounded by it.</summary>
    public const int MostCrops = 100;

    /// <summary>
    /// What the network sees of a picture, each joined with its weight; null: the card's <see cref="ModelCard.View"/>.
    /// The logit is the weighted mean over the parts; that of a part is the mean over its crops.
    /// </summary>
    public IReadOnlyList<ModelPart>? Parts { get; init; }

    /// <summary>What becomes of a picture that is smaller than the crop.</summary>
    public SmallPictureRule SmallPictures { get; init; }
}

/// <summary>One part of what a network sees of a picture: the picture, resized or not, and the crops that are cut from it.</summary>
/// <param name="Resize">How the picture is resized before crops are cut; null: not at all, crops are of the picture's own pixels.</param>
/// <param name="Layout">Where the crops lie.</param>
/// <param name="Grid">Columns and rows of a grid, 1 to 10; null for the other layouts.</param>
/// <param name="Keep">How many crops count: those with the most of <paramref name="KeepBy"/>. Null: all.</param>
/// <param name="KeepBy">What the crops that count are chosen by.</param>
/// <param name="Weight">The weight of this part among the others, above 0.</param>
public sealed record ModelPart(
    ModelResize? Resize = null,
    CropLayout Layout = CropLayout.Center,
    int? Grid = null,
    int? Keep = null,
    CropMeasure KeepBy = CropMeasure.Gradient,
    double Weight = 1
)
{
    /// <summary>Crops at most: those of the layout, or <see cref="Keep"/> where that is less.</summary>
    [JsonIgnore]
    public int CropCount =>
        Math.Min(
            Keep ?? int.MaxValue,
            Layout switch
            {
                CropLayout.Center => 1,
                CropLayout.InnerFive => 5,
                _ => Grid is { } side ? side * side : 0,
            }
        );
}

/// <summary>How a picture is resized before crops are cut, with Pillow's kernels; exactly one of the sizes is given.</summary>
/// <param name="ShorterSide">The shorter side in pixels; the longer one follows, rounded down as torchvision's <c>Resize</c> does.</param>
/// <param name="Squash">Both sides in pixels, whatever the picture's shape: the frame is squashed into a square.</param>
/// <param name="Scale">The factor of both sides, 0.05 to 4; rounded to the nearest pixel, 1 at least.</param>
/// <param name="Kernel">Pillow's filter.</param>
public sealed record ModelResize(
    int? ShorterSide = null,
    int? Squash = null,
    double? Scale = null,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Interpolation>))]
        Interpolation Kernel = Interpolation.Bicubic
);

/// <summary>
/// Where the crops of a picture lie. A crop's place along a side is a fraction of the range in which it fits: 0 is the
/// first pixel, 1 is where it ends with the picture, one half is the centre. Starts are rounded half to even.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<CropLayout>))]
public enum CropLayout
{
    /// <summary>One crop at the centre: (1/2, 1/2).</summary>
    Center,

    /// <summary>The centre, and the four crops half way from it to the crop in each corner: (1/4 or 3/4, 1/4 or 3/4).</summary>
    InnerFive,

    /// <summary>A grid that keeps away from the border: fractions 1/(n+1), ..., n/(n+1) both ways.</summary>
    InnerGrid,

    /// <summary>A grid from border to border: fractions 0, 1/(n-1), ..., 1 both ways; a grid of one is the centre.</summary>
    EdgeGrid,
}

/// <summary>What crops are chosen by, of the luma of their own pixels, before any condition that acts on crops.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CropMeasure>))]
public enum CropMeasure
{
    /// <summary>The mean absolute difference of neighbours, both ways: edges and texture.</summary>
    Gradient,

    /// <summary>The standard deviation: contrast.</summary>
    Deviation,
}

/// <summary>What becomes of a picture that is smaller than the crop, in one side or in both.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmallPictureRule>))]
public enum SmallPictureRule
{
    /// <summary>Black around it, up to the crop's size: torchvision's <c>CenterCrop</c>, as the reference has it.</summary>
    Pad,

    /// <summary>
    /// It is seen at its own size, without padding; a side below 32 pixels is mirrored up to 32. For networks that take
    /// any size.
    /// </summary>
    Whole,

    /// <summary>It is mirrored at its edges, up to the crop's size.</summary>
    Mirror,
}
