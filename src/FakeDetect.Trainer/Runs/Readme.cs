using System.Globalization;
using System.Text;
using FakeDetect.Models;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Runs;

/// <summary>The text of a trained model's README.md: what it is, what it was trained on, what was measured, what was not.</summary>
internal static class Readme
{
    /// <summary>The text.</summary>
    public static string Text(
        ModelCard card,
        TrainingOptions options,
        TrainingData data,
        TrainingValidated? validation,
        double difference,
        int compared
    )
    {
        StringBuilder text = new();
        Line(text, $"# {card.Name}");
        Line(text, $"");
        if (card.Description.Length > 0)
            Line(text, $"{card.Description}\n");
        Line(
            text,
            $"Architecture {card.Architecture}; view: {card.View} {card.CropSize}; threshold {card.Threshold}. The probability is the sigmoid of the logit and is not calibrated."
        );
        Line(text, $"");
        Line(text, $"## Training");
        Line(
            text,
            $"{data.Train.Count(p => !p.IsFake)} real and {data.Train.Count(p => p.IsFake)} fake pictures of {data.Train.Select(p => p.SourceKey).Distinct().Count()} sets, {data.Pairs.Count} pairs. {card.Provenance}"
        );
        Line(
            text,
            $"The recipe is in recipe.json (`Invoke-DetectorTraining -RecipePath` runs it again), the pictures and their SHA-256 are in pictures.tsv, the course of the run in log.csv and plot.png."
        );
        Line(
            text,
            $"The exported graph was compared with the trained network on {compared} pictures: largest difference of logits {difference:g2}."
        );
        Line(text, $"");
        Line(text, $"## Measured");
        if (validation is null)
        {
            Line(text, $"Nothing: no pictures were held out.");
        }
        else
        {
            string view = options.Aligned is not null
                ? $"centre crop {card.CropSize}, both labels saved at JPEG 90"
                : "the reference's view";
            Line(
                text,
                $"On {data.Validation.Count} pictures of {data.Validation.Select(p => p.SourceKey).Distinct().Count()} sets that were held out of the training ({view}):"
            );
            Line(text, $"");
            Line(
                text,
                $"| AP, labels weighted evenly | AP, mean over sets of fakes | AUC | accuracy | on real | on fake |"
            );
            Line(text, $"|---|---|---|---|---|---|");
            Line(
                text,
                $"| {validation.AveragePrecision:f3} | {validation.SetAveragePrecision:f3} | {validation.AreaUnderCurve:f3} | {validation.Accuracy:p1} | {validation.RealAccuracy:p1} | {validation.FakeAccuracy:p1} |"
            );
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
