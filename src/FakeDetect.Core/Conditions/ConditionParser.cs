using FakeDetect.Imaging;

namespace FakeDetect.Conditions;

/// <summary>
/// Conditions by name, as <see cref="ImageCondition.Parse"/> knows them, and several in turn joined with +, such as
/// <c>Resize0.5+Jpeg75</c>.
/// </summary>
public static class ConditionParser
{
    /// <summary>
    /// The condition of the bench protocol: the crop is re-encoded. A resize or shift acts on the whole picture before the
    /// crop, and so does all that it is joined with: a smaller picture is what a site makes of it, not a smaller crop.
    /// </summary>
    /// <exception cref="FormatException">There is none of that name; the message says which there are.</exception>
    public static ImageCondition Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool moves =
            name.Contains("Resize", StringComparison.OrdinalIgnoreCase)
            || name.Contains("Shift", StringComparison.OrdinalIgnoreCase);
        return Parse(name, moves ? ConditionStage.BeforeCrop : ConditionStage.AfterCrop);
    }

    /// <summary>The condition at a stage of one's choice.</summary>
    /// <exception cref="FormatException">There is none of that name; the message says which there are.</exception>
    public static ImageCondition Parse(string name, ConditionStage stage)
    {
        ArgumentNullException.ThrowIfNull(name);
        ImageCondition[] steps = [.. name.Split('+').Select(part => ImageCondition.Parse(part.Trim(), stage))];
        return steps is [var only]
            ? only
            : new ImageCondition(string.Join('+', steps.Select(s => s.Name)), stage, image => Apply(steps, image));
    }

    private static RgbImage Apply(ImageCondition[] steps, RgbImage image) =>
        steps.Aggregate(image, (picture, step) => step.Apply(picture));
}
