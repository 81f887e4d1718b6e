using System.Globalization;
using System.Management.Automation;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Scores;

namespace FakeDetect;

/// <summary>Reads labelled scores from objects: results of Test-FakeImage, rows of Import-Csv, or any object with the properties.</summary>
internal sealed class PipedScores(object? label, object? generator)
{
    private int _count;

    /// <summary>The score of an object; null with the error where it has none.</summary>
    internal ScoreRow? Read(PSObject item, out ErrorRecord? error)
    {
        _count++;
        error = null;
        string path = Text(item, "Path");
        if (LogitOf(item) is not { } logit)
        {
            error = Errors.NotAScore(item, "it has no numeric property Logit or Probability");
            return null;
        }

        object? given = label is null ? null : Evaluate(label, item);
        bool? isFake = label is null ? LabelFolder.LabelOfPath(path) : LabelFolder.LabelOfWord($"{given}");
        if (isFake is null)
        {
            error = Errors.NotAScore(
                item,
                label is null
                    ? "no folder in its path is named 0_real, real, nature, 1_fake, fake or ai, and -LabelProperty is missing"
                    : $"its label '{given}' is not one of 0, 1, real, fake, true, false"
            );
            return null;
        }

        string set = generator is null ? "(pipeline)" : $"{Evaluate(generator, item)}";
        return new ScoreRow
        {
            Model = Text(item, "Model"),
            ModelSha256 = Text(item, "ModelSha256"),
            View = Text(item, "View"),
            Threshold = Number(item, "Threshold") ?? 0.5,
            Set = set,
            // A generator that was named says more than the folder that a download lies in.
            Source = PictureSource.BelowLabel(path) ?? (generator is null ? PictureSource.Of(set, "", path) : set),
            IsFake = isFake.Value,
            Logit = (float)logit,
            Sha256 = Text(item, "Sha256"),
            // Each object counts, also where several bear one path or none.
            Path = $"{path}#{_count.ToString("D9", CultureInfo.InvariantCulture)}",
        };
    }

    private static double? LogitOf(PSObject item)
    {
        if (Number(item, "Logit") is { } logit)
            return logit;
        return Number(item, "Probability") is { } p and >= 0 and <= 1
            ? Math.Clamp(Math.Log(p) - Math.Log(1 - p), -1000, 1000)
            : null;
    }

    private static object? Evaluate(object how, PSObject item)
    {
        object source = how is PSObject wrapped ? wrapped.BaseObject : how;
        if (source is not ScriptBlock script)
            return item.Properties[$"{source}"]?.Value;
        List<PSVariable> self = [new PSVariable("_", item)];
        return script.InvokeWithContext(null, self).FirstOrDefault();
    }

    private static string Text(PSObject item, string property) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Properties[property]?.Value}");

    private static double? Number(PSObject item, string property) =>
        double.TryParse(Text(item, property), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && !double.IsNaN(number)
            ? number
            : null;
}
