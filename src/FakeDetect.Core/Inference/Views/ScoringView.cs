using FakeDetect.Models;
using static System.FormattableString;

namespace FakeDetect.Inference.Views;

/// <summary>What a model sees of pictures, found once from its card and what was asked for: scoring, measuring and calibrating go by it.</summary>
public sealed record ScoringView
{
    private const char RuleSeparator = '/';

    private ScoringView(DetectorView kind, int? cropSize, IReadOnlyList<ModelPart> parts, SmallPictureRule rule)
    {
        (Kind, CropSize, Parts, SmallPictures) = (kind, cropSize, parts, rule);
        string name =
            kind == DetectorView.Model ? string.Join('+', parts.Select(p => Name(p, parts.Count))) : $"{kind}";
        FullName = rule == SmallPictureRule.Pad || kind == DetectorView.Full ? name : $"{name}{RuleSeparator}{rule}";
    }

    /// <summary>The kind.</summary>
    public DetectorView Kind { get; }

    /// <summary>The side of the crop or tile in pixels; null for <see cref="DetectorView.Full"/>.</summary>
    public int? CropSize { get; }

    /// <summary>
    /// All that decides which pixels are seen, as scores files and calibrations have it: <c>CenterCrop</c>,
    /// <c>Tiles/Whole</c>, <c>InnerFive/Whole</c>, <c>InnerGrid5:Gradient9</c>,
    /// <c>0.7*InnerFive+0.3*Squash224Bicubic:Center</c>. What follows the slash is the rule for small pictures, where it is
    /// not <see cref="SmallPictureRule.Pad"/>.
    /// </summary>
    public string FullName { get; }

    /// <summary>The parts of a view made of crops; one centre crop for the other kinds.</summary>
    internal IReadOnlyList<ModelPart> Parts { get; }

    internal SmallPictureRule SmallPictures { get; }

    /// <summary>The view of a model.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="asked">The view that was asked for; null or <see cref="DetectorView.Model"/>: the card's own.</param>
    /// <param name="cropSize">The crop's side that was asked for, in pixels; null: the card's own.</param>
    /// <exception cref="ModelInvalidException">The card names a view that there is not.</exception>
    public static ScoringView Of(ModelCard card, DetectorView? asked = null, int? cropSize = null)
    {
        ArgumentNullException.ThrowIfNull(card);
        DetectorView kind = asked is null or DetectorView.Model ? Own(card) : asked.Value;
        return new ScoringView(
            kind,
            kind == DetectorView.Full ? null : cropSize ?? card.CropSize,
            kind == DetectorView.Model ? card.Scoring!.Parts! : [new ModelPart()],
            card.Scoring?.SmallPictures ?? SmallPictureRule.Pad
        );
    }

    /// <summary>The kind of view that a <see cref="FullName"/> is of.</summary>
    public static DetectorView KindOf(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        string name = fullName.Split(RuleSeparator)[0];
        return Enum.TryParse(name, ignoreCase: true, out DetectorView kind) && Enum.IsDefined(kind)
            ? kind
            : DetectorView.Model;
    }

    /// <summary>Such as <c>InnerFive/Whole 224</c>.</summary>
    public override string ToString() => CropSize is { } side ? $"{FullName} {side}" : FullName;

    private static DetectorView Own(ModelCard card) =>
        card.Scoring?.Parts is not null ? DetectorView.Model
        : Enum.TryParse(card.View, ignoreCase: true, out DetectorView view)
        && view is not DetectorView.Model
        && Enum.IsDefined(view)
            ? view
        : throw new ModelInvalidException(
            "ModelViewUnknown",
            card.Name,
            $"The card of '{card.Name}' names the unknown view '{card.View}'.",
            "Write CenterCrop, Full or Tiles into model.json, or use -View."
        );

    private static string Name(ModelPart part, int parts)
    {
        string name = Invariant($"{Name(part.Resize)}{part.Layout}{part.Grid}");
        if (part.Keep is { } keep)
            name += Invariant($":{part.KeepBy}{keep}");
        return parts == 1 ? name : Invariant($"{part.Weight}*{name}");
    }

    private static string Name(ModelResize? resize) =>
        resize switch
        {
            { ShorterSide: { } side } => Invariant($"Shorter{side}{resize.Kernel}:"),
            { Squash: { } side } => Invariant($"Squash{side}{resize.Kernel}:"),
            { Scale: { } scale } => Invariant($"Scale{scale}{resize.Kernel}:"),
            _ => "",
        };
}
