using FakeDetect.Evaluation.Metrics;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>The figures of one set, model and condition. What cannot be had (a label is absent) is NaN or null.</summary>
public sealed record SetMeasurement
{
    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's network.</summary>
    public string ModelSha256 { get; init; } = "";

    /// <summary>The condition's name.</summary>
    public required string Condition { get; init; }

    /// <summary>The view.</summary>
    public string View { get; init; } = "";

    /// <summary>The side of the crop in pixels; null where the view has none.</summary>
    public int? CropSize { get; init; }

    /// <summary>Whose reals the fakes are measured against: "own", the name of a pool, or "" without any.</summary>
    public string Reals { get; init; } = "";

    /// <summary>How samples count in the average precision.</summary>
    public Weighting Weighting { get; init; }

    /// <summary>Fakes with a score.</summary>
    public int FakeCount { get; init; }

    /// <summary>Reals with a score.</summary>
    public int RealCount { get; init; }

    /// <summary>Files without a score, of both labels.</summary>
    public int UnreadableCount { get; init; }

    /// <summary>How many sets a mean is over; 1 for a set.</summary>
    public int SetCount { get; init; } = 1;

    /// <summary>Average precision on the logits.</summary>
    public double AveragePrecision { get; init; } = double.NaN;

    /// <summary>95 % bias-corrected bootstrap interval of <see cref="AveragePrecision"/> over pictures.</summary>
    public Interval AveragePrecisionInterval { get; init; } = Interval.None;

    /// <summary>Average precision on the float32 sigmoid, as the reference computes it.</summary>
    public double ReferenceAveragePrecision { get; init; } = double.NaN;

    /// <summary>Area under the ROC curve, ties half.</summary>
    public double RocArea { get; init; } = double.NaN;

    /// <summary>Equal error rate.</summary>
    public double EqualErrorRate { get; init; } = double.NaN;

    /// <summary>True positive rate at a false positive rate of at most 1 %.</summary>
    public double TruePositivesAt1 { get; init; } = double.NaN;

    /// <summary>True positive rate at a false positive rate of at most 5 %.</summary>
    public double TruePositivesAt5 { get; init; } = double.NaN;

    /// <summary>Cllr after the best monotone recalibration.</summary>
    public double MinimumLikelihoodRatioCost { get; init; } = double.NaN;

    /// <summary>Accuracies at a probability of 0.5, as the reference prints them.</summary>
    public required Accuracy AtHalf { get; init; }

    /// <summary>Accuracies at the model's threshold on the probability.</summary>
    public required Accuracy AtThreshold { get; init; }

    /// <summary>Accuracies at the best threshold on the logit, chosen on this very set.</summary>
    public Accuracy? Best { get; init; }

    /// <summary>95 % Clopper-Pearson interval of the false positive rate at the model's threshold.</summary>
    public Interval FalsePositiveInterval { get; init; } = Interval.None;

    /// <summary>95 % Clopper-Pearson interval of the true positive rate at the model's threshold.</summary>
    public Interval TruePositiveInterval { get; init; } = Interval.None;

    /// <summary>How good the calibrated scores are; null where the model has no calibration or a label is absent.</summary>
    public CalibrationQuality? Calibration { get; init; }

    /// <summary>The logits of the fakes; null without any.</summary>
    public ScoreDistribution? FakeLogits { get; init; }

    /// <summary>The logits of the reals; null without any.</summary>
    public ScoreDistribution? RealLogits { get; init; }

    /// <summary>The average precision on each bootstrap resample; empty without one. Paired between models and conditions.</summary>
    internal double[] Replicates { get; init; } = [];
}
