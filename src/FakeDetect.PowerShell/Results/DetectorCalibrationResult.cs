using FakeDetect.Evaluation.Calibrating;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>A calibration of a detector, and how it does on sources that it was not made from.</summary>
public sealed class DetectorCalibrationResult
{
    private readonly DetectorCalibration _c;

    internal DetectorCalibrationResult(
        DetectorCalibration calibration,
        IReadOnlyList<SourceValidation> heldOut,
        string? path
    )
    {
        _c = calibration;
        Path = path;
        Sources = [.. heldOut.Select(h => new CalibrationSource(h))];
    }

    /// <summary>The file that it was written to; null where it was not.</summary>
    public string? Path { get; }

    /// <summary>The model's name.</summary>
    public string Model => _c.Model;

    /// <summary>SHA-256 of the model's network.</summary>
    public string ModelSha256 => _c.ModelSha256;

    /// <summary>The view of the scores.</summary>
    public string View => _c.View;

    /// <summary>The side of the crop in pixels.</summary>
    public int? CropSize => _c.CropSize;

    /// <summary>The conditions of the scores.</summary>
    public string[] Conditions => [.. _c.Conditions];

    /// <summary>Fakes that it was made from.</summary>
    public int FakeCount => _c.FakeSources.Values.Sum();

    /// <summary>Reals that it was made from.</summary>
    public int RealCount => _c.RealSources.Values.Sum();

    /// <summary>How the threshold was chosen.</summary>
    public string Rule => _c.Thresholds.Rule;

    /// <summary>Fake above this probability.</summary>
    public double FakeAbove => _c.Thresholds.FakeAbove;

    /// <summary>Real below this probability and inconclusive from here to FakeAbove; null: no such band.</summary>
    public double? RealBelow => _c.Thresholds.RealBelow;

    /// <summary>Reals above the threshold, in the condition with the most.</summary>
    public int FalsePositives => _c.Thresholds.FalsePositives;

    /// <summary>Their share of the reals.</summary>
    public double? FalsePositiveRate =>
        _c.Thresholds.Reals == 0 ? null : (double)_c.Thresholds.FalsePositives / _c.Thresholds.Reals;

    /// <summary>Upper bound of the rate at the given confidence (one-sided, Clopper and Pearson).</summary>
    public double FalsePositiveUpper => _c.Thresholds.FalsePositiveUpper;

    /// <summary>The confidence of bounds.</summary>
    public double Confidence => _c.Thresholds.Confidence;

    /// <summary>How logits become likelihood ratios: Platt, Temperature or None.</summary>
    public string Method => _c.Method;

    /// <summary>ln LR = Slope x logit + Intercept.</summary>
    public double? Slope => _c.Mapping?.Slope;

    /// <summary>ln LR = Slope x logit + Intercept.</summary>
    public double? Intercept => _c.Mapping?.Intercept;

    /// <summary>The lowest likelihood ratio that the pictures support.</summary>
    public double? LikelihoodRatioMinimum => _c.Mapping is null ? null : Math.Pow(10, _c.Log10Minimum);

    /// <summary>The highest likelihood ratio that the pictures support.</summary>
    public double? LikelihoodRatioMaximum => _c.Mapping is null ? null : Math.Pow(10, _c.Log10Maximum);

    /// <summary>The strongest words that the pictures support for a network's picture.</summary>
    public string? StrongestSupport => LikelihoodRatioMaximum is { } highest ? EvidenceLevel.Of(highest) : null;

    /// <summary>Sources, each of which was left out once; null with fewer than three.</summary>
    public int? SourceCount => _c.Validation?.Sources;

    /// <summary>Cllr on left-out sources.</summary>
    public double? Cllr => _c.Validation?.Cllr;

    /// <summary>Its part that is due to the ranking.</summary>
    public double? CllrMin => _c.Validation?.CllrMinimum;

    /// <summary>Expected calibration error on left-out sources.</summary>
    public double? Ece => _c.Validation?.ExpectedError;

    /// <summary>False positive rate on left-out sources.</summary>
    public double? HeldOutFalsePositiveRate => _c.Validation?.FalsePositiveRate;

    /// <summary>Its upper bound.</summary>
    public double? HeldOutFalsePositiveUpper => _c.Validation?.FalsePositiveUpper;

    /// <summary>True positive rate on left-out sources.</summary>
    public double? HeldOutTruePositiveRate => _c.Validation?.TruePositiveRate;

    /// <summary>The source of reals with the highest rate of false positives when left out.</summary>
    public string? WorstSource => _c.Validation?.WorstSource;

    /// <summary>That rate.</summary>
    public double? WorstFalsePositiveRate => _c.Validation?.WorstFalsePositiveRate;

    /// <summary>What each left-out source was called.</summary>
    public CalibrationSource[] Sources { get; }

    /// <summary>The model and the threshold.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Model} fake above {FakeAbove:0.######}");
}
