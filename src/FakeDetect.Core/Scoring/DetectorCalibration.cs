using FakeDetect.Inference.Views;
using FakeDetect.Numerics;

namespace FakeDetect.Scoring;

/// <summary>
/// What scores of a model mean, found on labelled pictures: probabilities, likelihood ratios and thresholds. It holds for
/// this model and view, and for pictures like those it was made from.
/// </summary>
public sealed record DetectorCalibration
{
    /// <summary>Version of this layout; 1.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's network; "" where the scores did not say.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>The view of the scores: <see cref="ScoringView.FullName"/>.</summary>
    public required string View { get; init; }

    /// <summary>The side of the crop in pixels; null where the view has none.</summary>
    public int? CropSize { get; init; }

    /// <summary>How the mapping was fitted: <c>Platt</c>, <c>Temperature</c> or <c>None</c>.</summary>
    public required string Method { get; init; }

    /// <summary>From logits to likelihood ratios; null: thresholds only.</summary>
    public LogitMapping? Mapping { get; init; }

    /// <summary>The lowest log10 of a likelihood ratio that the calibration set supports, 0 or below.</summary>
    public double Log10Minimum { get; init; }

    /// <summary>The highest, 0 or above.</summary>
    public double Log10Maximum { get; init; }

    /// <summary>The thresholds.</summary>
    public required CalibrationThresholds Thresholds { get; init; }

    /// <summary>The conditions of the scores; thresholds and bounds hold in each.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Where the fakes came from: sources with their counts.</summary>
    public IReadOnlyDictionary<string, int> FakeSources { get; init; } = new Dictionary<string, int>();

    /// <summary>Where the reals came from: sources with their counts.</summary>
    public IReadOnlyDictionary<string, int> RealSources { get; init; } = new Dictionary<string, int>();

    /// <summary>How it does on sources that it was not fitted on; null with fewer than three.</summary>
    public CalibrationValidation? Validation { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The verdict rule of the thresholds.</summary>
    public VerdictRule Rule => new(Thresholds.FakeAbove, Thresholds.RealBelow);

    /// <summary>Whether it was made with a view.</summary>
    public bool IsOf(ScoringView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return IsOf(view.FullName, view.CropSize);
    }

    /// <summary>Whether it was made with a view, as scores files name it.</summary>
    public bool IsOf(string view, int? cropSize) =>
        View.Equals(view, StringComparison.OrdinalIgnoreCase) && CropSize == cropSize;

    /// <summary>The likelihood ratio of a logit, held within what the calibration set supports; null without a mapping.</summary>
    public double? LikelihoodRatio(double logit) =>
        Mapping is null
            ? null
            : Math.Pow(10, Math.Clamp(Mapping.LogLikelihoodRatio(logit) / Math.Log(10), Log10Minimum, Log10Maximum));

    /// <summary>The probability of "fake" at equal priors, 0 to 1, not bounded; null without a mapping.</summary>
    public double? Probability(double logit) => Mapping is null ? null : Logistic.Of(Mapping.LogLikelihoodRatio(logit));
}
