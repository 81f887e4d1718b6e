using FakeDetect.Imaging;

namespace FakeDetect.Inference;

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

    /// <summary>Whether it is <see cref="AsIs"/>.</summary>
    internal bool IsIdentity => ReferenceEquals(this, AsIs);

    /// <summary>The changed picture; the argument itself where nothing changes.</summary>
    public RgbImage Apply(RgbImage image) => _change(image);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
