using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Inference;

namespace FakeDetect.Evaluation;

/// <summary>
/// Conditions by name: <c>AsIs</c>; <c>Jpeg90</c> (quality 1 to 100, 4:2:0); <c>WebP80</c> (quality 0 to 100);
/// <c>Resize0.5</c> (factor, Lanczos as Pillow has it); <c>Blur1.5</c> (sigma in pixels, the reference's blur); several in
/// turn with +, such as <c>Resize0.5+Jpeg75</c>. All are the very functions that training perturbs with.
/// </summary>
public static class ConditionParser
{
    /// <summary>What the error says is possible.</summary>
    private const string Expected = "AsIs, Jpeg1 to Jpeg100, WebP0 to WebP100, Resize0.05 to Resize8, Blur0 to Blur100, or several joined with +";

    /// <summary>
    /// The condition of the bench protocol: re-encodings of the crop. A resize acts on the whole picture before the crop,
    /// and so does all that it is joined with: a smaller picture is what a site makes of it, not a smaller crop.
    /// </summary>
    /// <exception cref="FormatException">The name is none of the above.</exception>
    public static ImageCondition Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Parse(name, name.Contains("Resize", StringComparison.OrdinalIgnoreCase) ? ConditionStage.BeforeCrop : ConditionStage.AfterCrop);
    }

    /// <summary>The condition at a stage of one's choice.</summary>
    /// <exception cref="FormatException">The name is none of the above.</exception>
    public static ImageCondition Parse(string name, ConditionStage stage)
    {
        ArgumentNullException.ThrowIfNull(name);
        (string Name, Func<RgbImage, RgbImage> Change)[] steps = [.. name.Split('+').Select(part => Step(part.Trim(), name))];
        if (steps is [{ Name: "AsIs" }])
            return ImageCondition.AsIs;
        return new ImageCondition(string.Join('+', steps.Select(s => s.Name)), stage, image => steps.Aggregate(image, (i, s) => s.Change(i)));
    }

    private static (string Name, Func<RgbImage, RgbImage> Change) Step(string part, string whole)
    {
        if (part.Equals("AsIs", StringComparison.OrdinalIgnoreCase))
            return ("AsIs", image => image);
        int digits = part.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits > 0 && double.TryParse(part.AsSpan(digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            && Change(part[..digits], value) is { } step)
        {
            return step;
        }

        throw new FormatException($"'{whole}' is no condition: '{part}' is none of {Expected}.");
    }

    private static (string Name, Func<RgbImage, RgbImage> Change)? Change(string kind, double value)
    {
        string number = value.ToString(CultureInfo.InvariantCulture);
        bool whole = value == Math.Floor(value);
        if (kind.Equals("Jpeg", StringComparison.OrdinalIgnoreCase) && whole && value is >= 1 and <= 100)
            return ($"Jpeg{number}", image => JpegRoundTrip.Apply(image, (int)value));
        if (kind.Equals("WebP", StringComparison.OrdinalIgnoreCase) && whole && value is >= 0 and <= 100)
            return ($"WebP{number}", image => WebPRoundTrip.Apply(image, (int)value));
        if (kind.Equals("Blur", StringComparison.OrdinalIgnoreCase) && value is >= 0 and <= 100)
            return ($"Blur{number}", image => GaussianBlur.Apply(image, value));
        if (kind.Equals("Resize", StringComparison.OrdinalIgnoreCase) && value is >= 0.05 and <= 8)
            return ($"Resize{number}", image => Resized(image, value));
        return null;
    }

    private static RgbImage Resized(RgbImage image, double factor) => PillowResize.Resize(
        image, Scaled(image.Width, factor), Scaled(image.Height, factor), Interpolation.Lanczos);

    private static int Scaled(int side, double factor) => Math.Max(1, (int)Math.Round(side * factor, MidpointRounding.ToEven));
}
