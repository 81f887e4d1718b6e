using System.Globalization;
using System.Text.Json.Nodes;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Models;

namespace FakeDetect.Reporting;

/// <summary>
/// The error rates in a model's card: <c>results.errorRates</c>, a list of { kind, errors, count } with the model's own
/// threshold, whose bounds are computed here; and those of its calibration.
/// </summary>
public static class ErrorRates
{
    /// <summary>The rates; none where the card holds none.</summary>
    public static IReadOnlyList<ErrorRate> Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return [.. Measured(card.Results), .. Calibrated(card.Calibration)];
    }

    private static IEnumerable<ErrorRate> Measured(JsonObject? results)
    {
        if (results?["errorRates"] is not JsonArray rates)
            yield break;
        foreach (JsonObject entry in rates.OfType<JsonObject>())
        {
            if (
                Number(entry["errors"]) is not { } errors
                || Number(entry["count"]) is not { } count
                || count < 1
                || errors < 0
                || errors > count
            )
                continue;
            Interval bounds = Interval.ClopperPearson((int)errors, (int)count);
            yield return new ErrorRate(
                entry["kind"]?.ToString() ?? "all pictures",
                (int)errors,
                (int)count,
                errors / count,
                bounds.Low,
                bounds.High,
                "results.errorRates"
            );
        }
    }

    private static IEnumerable<ErrorRate> Calibrated(JsonObject? calibration)
    {
        if (
            calibration?["thresholds"] is JsonObject thresholds
            && Number(thresholds["falsePositives"]) is { } errors
            && Number(thresholds["reals"]) is { } reals
            && reals >= 1
        )
        {
            string confidence = ((Number(thresholds["confidence"]) ?? 0.95) * 100).ToString(
                "0.#",
                CultureInfo.InvariantCulture
            );
            yield return new ErrorRate(
                $"photographs of the calibration set called fake (upper bound at {confidence} %)",
                (int)errors,
                (int)reals,
                errors / reals,
                null,
                Number(thresholds["falsePositiveUpper"]),
                "calibration.thresholds"
            );
        }
        if (calibration?["validation"] is not JsonObject validation)
            yield break;
        if (Number(validation["falsePositiveRate"]) is { } falsePositives)
        {
            yield return new ErrorRate(
                "photographs called fake, of sources that were left out in turn",
                null,
                null,
                falsePositives,
                null,
                Number(validation["falsePositiveUpper"]),
                "calibration.validation"
            );
        }
        if (Number(validation["worstFalsePositiveRate"]) is { } worst)
        {
            yield return new ErrorRate(
                $"photographs called fake, of the worst source left out ({validation["worstSource"]})",
                null,
                null,
                worst,
                null,
                null,
                "calibration.validation"
            );
        }
        if (Number(validation["truePositiveRate"]) is { } found)
        {
            yield return new ErrorRate(
                "fakes that were missed, of sources that were left out in turn",
                null,
                null,
                1 - found,
                null,
                null,
                "calibration.validation"
            );
        }
    }

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
