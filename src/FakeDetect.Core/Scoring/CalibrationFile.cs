using System.Text.Json;
using System.Text.Json.Nodes;
using FakeDetect.Files;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect.Scoring;

/// <summary>Calibrations as JSON: a file of their own, or the field of a model's card.</summary>
public static class CalibrationFile
{
    private const int NewestSchema = 1;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelInvalidException">It is missing, no calibration, or its values are out of range.</exception>
    public static DetectorCalibration Read(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            using FileStream file = new(full, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Checked(JsonSerializer.Deserialize(file, DetectorCalibrationJson.Default.DetectorCalibration), full);
        }
        catch (JsonException e)
        {
            throw Invalid(full, e.Message.TrimEnd('.'), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelInvalidException(
                "CalibrationNotFound",
                full,
                $"The calibration '{full}' cannot be read: {e.Message}",
                "Make one with New-DetectorCalibration.",
                e
            );
        }
    }

    /// <summary>The calibration of a model's card; null where it has none.</summary>
    /// <exception cref="ModelInvalidException">The field is no calibration, or is of another model.</exception>
    public static DetectorCalibration? Of(DetectorModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Card.Calibration is not { } field)
            return null;
        string where = Path.Combine(model.Folder, ModelFolderReader.CardFile);
        try
        {
            DetectorCalibration calibration = Checked(
                field.Deserialize(DetectorCalibrationJson.Default.DetectorCalibration),
                where
            );
            RequireModel(calibration, model, where);
            return calibration;
        }
        catch (JsonException e)
        {
            throw Invalid(where, e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>Refuses a calibration of another model.</summary>
    /// <exception cref="ModelInvalidException">The networks differ.</exception>
    public static void RequireModel(DetectorCalibration calibration, DetectorModel model, string where)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(model);
        if (calibration.ModelSha256.Equals(model.Card.OnnxSha256, StringComparison.OrdinalIgnoreCase))
            return;
        throw new ModelInvalidException(
            "CalibrationMismatch",
            where,
            $"The calibration '{where}' belongs to the model {calibration.Model} ({calibration.ModelSha256}), not to {model.Card.Name} ({model.Card.OnnxSha256}).",
            "Make a calibration of this model with New-DetectorCalibration."
        );
    }

    /// <summary>Refuses a calibration of another view.</summary>
    /// <exception cref="ModelInvalidException">The views differ.</exception>
    public static void RequireView(DetectorCalibration calibration, ScoringView view, string where)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        if (calibration.IsOf(view))
            return;
        throw new ModelInvalidException(
            "CalibrationMismatch",
            where,
            $"The calibration '{where}' belongs to the view {calibration.View} {calibration.CropSize}, not to {view}, so its thresholds are not valid.",
            "Use the view of the calibration, or make one with New-DetectorCalibration and this view."
        );
    }

    /// <summary>As the field of a card.</summary>
    public static JsonObject ToJson(DetectorCalibration calibration) =>
        JsonSerializer.SerializeToNode(calibration, DetectorCalibrationJson.Default.DetectorCalibration)!.AsObject();

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="calibration">What to write.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputFailedException">It is there already, or cannot be written.</exception>
    public static void Write(string path, DetectorCalibration calibration, bool overwrite) =>
        OutputFile.Write(
            path,
            file => JsonSerializer.Serialize(file, calibration, DetectorCalibrationJson.Default.DetectorCalibration),
            overwrite
        );

    /// <summary>Writes calibration and thresholds into the model's card; a stopped write leaves the old card.</summary>
    /// <exception cref="ModelInvalidException">The calibration is of another model or view.</exception>
    /// <exception cref="OutputFailedException">The card cannot be written.</exception>
    public static void Store(DetectorCalibration calibration, DetectorModel model)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(model);
        string path = Path.Combine(model.Folder, ModelFolderReader.CardFile);
        RequireModel(calibration, model, path);
        ModelCard card = model.Card;
        RequireView(calibration, ScoringView.Of(card), path);
        card = card with
        {
            Calibration = ToJson(calibration),
            Threshold = calibration.Thresholds.FakeAbove,
            RealBelow = calibration.Thresholds.RealBelow,
        };
        OutputFile.Write(
            path,
            file => JsonSerializer.Serialize(file, card, ModelCardJson.Default.ModelCard),
            overwrite: true
        );
    }

    private static DetectorCalibration Checked(DetectorCalibration? calibration, string where)
    {
        if (calibration?.Thresholds is null || calibration.ModelSha256 is null)
            throw Invalid(where, "it is empty or has no thresholds");
        if (calibration.Schema > NewestSchema)
            throw new ModelInvalidException(
                "CalibrationTooNew",
                where,
                $"The calibration '{where}' has schema {calibration.Schema}; this version reads {NewestSchema}.",
                "Update FakeDetect."
            );
        if (
            !(calibration.Thresholds.FakeAbove is >= 0 and <= 1)
            || calibration.Thresholds.RealBelow is { } low && !(low >= 0 && low <= calibration.Thresholds.FakeAbove)
        )
            throw Invalid(where, "its thresholds are not in order from 0 to 1");
        if (calibration.Mapping is { } m && !(m.Slope > 0 && double.IsFinite(m.Slope) && double.IsFinite(m.Intercept)))
            throw Invalid(where, "its slope is not a number above 0");
        if (!(calibration.Log10Minimum <= 0 && calibration.Log10Maximum >= 0))
            throw Invalid(where, "its bounds of the likelihood ratio do not hold 1");
        return calibration;
    }

    private static ModelInvalidException Invalid(string where, string finding, Exception? inner = null) =>
        new(
            "CalibrationInvalid",
            where,
            $"'{where}' is not a valid calibration: {finding}.",
            "Make one with New-DetectorCalibration.",
            inner
        );
}
