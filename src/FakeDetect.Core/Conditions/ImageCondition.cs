using System.Diagnostics.CodeAnalysis;
using FakeDetect.Imaging;

namespace FakeDetect.Conditions;

/// <summary>A named change of a picture that it is scored under, such as a re-encoding.</summary>
public sealed class ImageCondition
{
    private readonly Func<RgbImage, RgbImage> _change;

    /// <summary>Makes a condition.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="stage">When it is applied.</param>
    /// <param name="change">The change; called on several threads at once, and never alters its argument.</param>
    public ImageCondition(string name, ConditionStage stage, Func<RgbImage, RgbImage> change)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(change);
        Name = name;
        Stage = stage;
        _change = change;
    }

    /// <summary>The picture as it is.</summary>
    public static ImageCondition AsIs { get; } = new("AsIs", ConditionStage.AfterCrop, static image => image);

    /// <summary>What results call it, such as <c>Jpeg90</c>.</summary>
    public string Name { get; }

    /// <summary>When it is applied.</summary>
    public ConditionStage Stage { get; }

    /// <summary>
    /// The condition of a name: <c>AsIs</c>, <c>Jpeg90</c>, <c>WebP80</c>, <c>Resize0.5</c> (bilinear), <c>Blur1.5</c> (a
    /// Gaussian of that sigma), <c>Mirror</c> (left to right), <c>Shift3</c> (the first 3 columns and rows are cut away),
    /// <c>Png</c> and <c>WebPLossless</c> (stored without loss, and read back).
    /// Re-encoding, resizing and blur are the ones that training uses, bit for bit.
    /// </summary>
    /// <param name="name">The name; case does not matter, numbers have a decimal point.</param>
    /// <param name="stage">When it is applied; the bench protocol re-encodes after the crop.</param>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static ImageCondition Parse(string name, ConditionStage stage = ConditionStage.AfterCrop) =>
        TryParse(name, stage, out ImageCondition? condition)
            ? condition
            : throw new FormatException($"'{name}' is not a condition. Use one of {ImageConditionParser.Known}.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse(string name, ConditionStage stage, [NotNullWhen(true)] out ImageCondition? condition)
    {
        ArgumentNullException.ThrowIfNull(name);
        condition = ImageConditionParser.Find(name, stage);
        return condition is not null;
    }

    /// <summary>Whether it is <see cref="AsIs"/>.</summary>
    internal bool IsIdentity => ReferenceEquals(this, AsIs);

    /// <summary>The changed picture; the argument itself where nothing changes.</summary>
    public RgbImage Apply(RgbImage image) => _change(image);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
