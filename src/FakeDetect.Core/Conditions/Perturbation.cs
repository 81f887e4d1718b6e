using System.Globalization;
using FakeDetect.Imaging;

namespace FakeDetect.Conditions;

/// <summary>A perturbation of one strength. All act on the whole picture before the crop, as in the reference's robustness experiment.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Value">How much; 0 for <see cref="PerturbationKind.None"/> and the lossless formats.</param>
public sealed record Perturbation(PerturbationKind Kind, double Value)
{
    /// <summary>Pictures as they are.</summary>
    public static Perturbation None { get; } = new(PerturbationKind.None, 0);

    /// <summary>Whether pixels stay as they are.</summary>
    public bool IsLossless => Kind is PerturbationKind.None or PerturbationKind.Png or PerturbationKind.WebPLossless;

    /// <summary>Its name in scores files. The bench protocol's conditions of the same functions act after the crop, and must not be taken for these.</summary>
    public string ConditionName =>
        Kind switch
        {
            PerturbationKind.None or PerturbationKind.CropSize => ImageCondition.AsIs.Name,
            _ => $"{StepName}:before-crop",
        };

    private string StepName =>
        IsLossless ? Kind.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Kind}{Value}");

    /// <summary>The condition to score under.</summary>
    /// <param name="cropSize">The side of the crop in pixels, which a shift moves.</param>
    /// <exception cref="FormatException">The value is out of its range.</exception>
    public ImageCondition ToCondition(int cropSize)
    {
        if (ConditionName == ImageCondition.AsIs.Name)
            return ImageCondition.AsIs;
        if (Kind == PerturbationKind.Shift)
            return new ImageCondition(
                ConditionName,
                ConditionStage.BeforeCrop,
                image => MovedCrop(image, cropSize, (int)Value)
            );
        var condition = ImageCondition.Parse(StepName, ConditionStage.BeforeCrop);
        return new ImageCondition(ConditionName, ConditionStage.BeforeCrop, condition.Apply);
    }

    /// <summary>The crop, moved right and down. It must lie in the picture: padding would be a change of its own.</summary>
    private static RgbImage MovedCrop(RgbImage image, int cropSize, int by)
    {
        CropPlan plan = CropPlan.Center(image.Width, image.Height, cropSize);
        if (
            plan.Left < 0
            || plan.Top < 0
            || plan.Left + by + cropSize > image.Width
            || plan.Top + by + cropSize > image.Height
        )
        {
            throw new ImageUnreadableException(
                "PictureTooSmall",
                "the picture",
                $"The picture ({image.Width}x{image.Height}) is too small to shift a crop of {cropSize} pixels by {by}.",
                "Use larger pictures, or a smaller crop."
            );
        }

        return (plan with { Left = plan.Left + by, Top = plan.Top + by }).Apply(image);
    }
}
