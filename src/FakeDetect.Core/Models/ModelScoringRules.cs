namespace FakeDetect.Models;

/// <summary>What the field <c>scoring</c> of a card must say.</summary>
internal static class ModelScoringRules
{
    private const int LargestSide = 16384;

    /// <summary>What is wrong; null: nothing.</summary>
    public static string? Finding(ModelCard card)
    {
        if (card.Scoring is not { } scoring)
            return null;
        if (!Enum.IsDefined(scoring.SmallPictures))
            return $"scoring.smallPictures is {scoring.SmallPictures}";
        if (
            scoring.SmallPictures == SmallPictureRule.Whole
            && (card.FixedSize || card.Input.Kind == ModelInput.Spectrum)
        )
            return "scoring.smallPictures is Whole, but the network sees pictures of one size only";
        if (scoring.Parts is not { } parts)
            return null;
        if (card.View != "CenterCrop")
            return $"scoring.parts go with the view CenterCrop, not {card.View}";
        if (parts.Count == 0)
            return "scoring.parts is empty";
        for (int i = 0; i < parts.Count; i++)
        {
            if ((parts[i] is null ? "is null" : Finding(parts[i])) is { } finding)
                return $"scoring.parts[{i}] {finding}";
        }

        int crops = parts.Sum(p => p.CropCount);
        return crops > ModelScoring.MostCrops
            ? $"scoring.parts has {crops} crops, more than {ModelScoring.MostCrops}"
            : null;
    }

    private static string? Finding(ModelPart part)
    {
        if (!Enum.IsDefined(part.Layout) || !Enum.IsDefined(part.KeepBy))
            return "has an unknown layout or keepBy";
        bool isGrid = part.Layout is CropLayout.InnerGrid or CropLayout.EdgeGrid;
        if (isGrid != part.Grid is >= 1 and <= 10 || (!isGrid && part.Grid is not null))
            return "needs grid, 1 to 10, for the layouts InnerGrid and EdgeGrid, and for no other";
        if (part.Keep is < 1)
            return $"has keep {part.Keep}, below 1";
        if (!(double.IsFinite(part.Weight) && part.Weight > 0))
            return "has a weight that is not above 0";
        return part.Resize is { } resize ? Finding(resize) : null;
    }

    private static string? Finding(ModelResize resize)
    {
        if (!Enum.IsDefined(resize.Kernel))
            return "has an unknown resize.kernel";
        int sizes =
            (resize.ShorterSide is null ? 0 : 1) + (resize.Squash is null ? 0 : 1) + (resize.Scale is null ? 0 : 1);
        if (sizes != 1)
            return "has a resize that does not name exactly one of shorterSide, squash and scale";
        if (resize.ShorterSide is < 1 or > LargestSide || resize.Squash is < 1 or > LargestSide)
            return $"has a resize to a side that is not 1 to {LargestSide}";
        return resize.Scale is { } scale && !(scale is >= 0.05 and <= 4)
            ? "has a resize.scale that is not 0.05 to 4"
            : null;
    }
}
