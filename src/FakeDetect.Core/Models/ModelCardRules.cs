using System.Globalization;

namespace FakeDetect.Models;

/// <summary>What a card must say for the model to be used.</summary>
internal static class ModelCardRules
{
    private const int NewestSchema = 1;

    /// <summary>Checks every value that inference relies on.</summary>
    /// <exception cref="ModelInvalidException">A value is out of its range; the message names the field.</exception>
    public static void Check(ModelCard card, string path)
    {
        if (card.Schema > NewestSchema)
        {
            throw new ModelInvalidException(
                "ModelCardTooNew",
                path,
                $"The card '{path}' has schema {card.Schema}; this version reads schemas up to {NewestSchema}.",
                "Update FakeDetect."
            );
        }
        string? finding = Finding(card);
        if (finding is not null)
            throw Invalid(path, finding);
    }

    public static ModelInvalidException Invalid(string path, string finding, Exception? inner = null) =>
        new(
            "ModelCardInvalid",
            path,
            $"The card '{path}' is not valid: {finding}.",
            "Correct the card, or import or download the model again.",
            inner
        );

    private static bool IsView(string view) => view is "CenterCrop" or "Full" or "Tiles";

    private static string? Finding(ModelCard card)
    {
        if (card.Schema < 1)
            return $"schema is {card.Schema}";
        if (string.IsNullOrWhiteSpace(card.Architecture))
            return "architecture is empty";
        // A field that is null in the file reaches a non-nullable property.
        if (card.Input?.Mean is null || card.Input.Deviation is null || card.Input.Kind is null)
            return "input needs kind, mean and deviation";
        if (card.Input.Kind is not (ModelInput.Rgb or ModelInput.Spectrum))
            return $"input.kind is '{card.Input.Kind}'; known are {ModelInput.Rgb} and {ModelInput.Spectrum}";
        if (card.Input.Mean.Count != 3 || !card.Input.Mean.All(float.IsFinite))
            return "input.mean is not three numbers";
        if (card.Input.Deviation.Count != 3 || !card.Input.Deviation.All(d => float.IsFinite(d) && d > 0))
            return "input.deviation is not three numbers above 0";
        if (!IsView(card.View))
            return $"view is '{card.View}'; known are CenterCrop, Full and Tiles";
        if (card.Views is { } views && (!views.All(IsView) || !views.Contains(card.View)))
            return "views is not a list of CenterCrop, Full and Tiles that holds the card's own view";
        if (card.CropSize is < 1 or > 16384)
            return $"cropSize is {card.CropSize}, not 1 to 16384";
        if (!(card.Threshold is >= 0 and <= 1))
            return string.Create(CultureInfo.InvariantCulture, $"threshold is {card.Threshold}, not 0 to 1");
        if (card.RealBelow is { } low && !(low >= 0 && low <= card.Threshold))
            return string.Create(CultureInfo.InvariantCulture, $"realBelow is {low}, not 0 to the threshold");
        if (card.Tiling is { } tiling && (tiling.Stride < 1 || tiling.Halo < 0 || tiling.Halo % tiling.Stride != 0))
            return $"tiling has stride {tiling.Stride} and halo {tiling.Halo}; the halo is a multiple of the stride";
        if (card.OnnxSha256 is null || card.OnnxSha256.Length != 64 || !card.OnnxSha256.All(char.IsAsciiHexDigit))
            return "onnxSha256 is not 64 hexadecimal digits";
        return ModelScoringRules.Finding(card);
    }
}
