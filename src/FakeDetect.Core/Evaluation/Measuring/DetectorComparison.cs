using FakeDetect.Evaluation.Metrics;
using FakeDetect.Evaluation.Scores;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>Two models on the same pictures.</summary>
/// <param name="Model">The figures of the one.</param>
/// <param name="Baseline">The figures of the other, from the same resamples.</param>
/// <param name="Difference">Average precision of the one minus that of the other.</param>
/// <param name="DifferenceInterval">95 % paired bootstrap interval of it.</param>
/// <param name="Superior">Share of resamples in which the one is better, ties half; 0 to 1.</param>
/// <param name="Agreement">Share of pictures that both call the same.</param>
public sealed record DetectorComparison(
    SetMeasurement Model,
    SetMeasurement Baseline,
    double Difference,
    Interval DifferenceInterval,
    double Superior,
    double Agreement
)
{
    /// <summary>Puts two models side by side.</summary>
    /// <param name="model">The figures of the one.</param>
    /// <param name="baseline">The figures of the other, of the same pictures and from the same resamples.</param>
    /// <param name="agreement">Share of pictures that both call the same.</param>
    public static DetectorComparison Of(SetMeasurement model, SetMeasurement baseline, double agreement)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(baseline);
        double difference = model.AveragePrecision - baseline.AveragePrecision;
        double[] resampled =
            model.Replicates.Length == baseline.Replicates.Length
                ? Bootstrap.Difference(model.Replicates, baseline.Replicates)
                : [];
        return new DetectorComparison(
            model,
            baseline,
            difference,
            Interval.BiasCorrected(resampled, difference),
            resampled.Length == 0
                ? double.NaN
                : resampled.Average(d =>
                    d > 0 ? 1
                    : d == 0 ? 0.5
                    : 0
                ),
            agreement
        );
    }

    /// <summary>Share of pictures that two models call the same, each by its own threshold; NaN without a picture.</summary>
    /// <param name="model">Rows of the one.</param>
    /// <param name="baseline">Rows of the other.</param>
    public static double AgreementOf(IReadOnlyList<ScoreRow> model, IReadOnlyList<ScoreRow> baseline)
    {
        ArgumentNullException.ThrowIfNull(model);
        Dictionary<(string, string), bool> calls = model
            .Where(r => r.Logit is not null)
            .ToDictionary(r => (r.Set, r.Path), r => r.Probability > r.Threshold);
        bool[] same =
        [
            .. baseline
                .Where(r => r.Logit is not null && calls.ContainsKey((r.Set, r.Path)))
                .Select(r => calls[(r.Set, r.Path)] == r.Probability > r.Threshold),
        ];
        return same.Length == 0 ? double.NaN : same.Average(s => s ? 1.0 : 0.0);
    }
}
