using FakeDetect.Evaluation.Measuring;
using FakeDetect.Numerics;

namespace FakeDetect;

/// <summary>How a detector does on a test set under a condition. A figure that cannot be had (a label is absent) is null.</summary>
public sealed class DetectorMeasurement
{
    private readonly SetMeasurement _m;

    internal DetectorMeasurement(
        SetMeasurement measurement,
        MeasurementKind kind,
        DetectorMeasurement? aligned = null,
        PublishedResult? published = null
    )
    {
        _m = measurement;
        Kind = kind;
        Aligned = aligned;
        PublishedAP = published?.AveragePrecision;
        PublishedAccuracy = published?.Accuracy;
        PublishedSource = published is null ? null : $"{published.Detector}: {published.Source}";
    }

    /// <summary>The test set: a generator's name, or what a mean is over.</summary>
    public string Generator => _m.Set;

    /// <summary>A set, the mean of sets, or all pictures together.</summary>
    public MeasurementKind Kind { get; }

    /// <summary>The condition that every picture was scored under, such as AsIs or Jpeg90.</summary>
    public string Condition => _m.Condition;

    /// <summary>The model's name.</summary>
    public string Model => _m.Model;

    /// <summary>SHA-256 of the model's network, 64 lower-case hexadecimal digits.</summary>
    public string ModelSha256 => _m.ModelSha256;

    /// <summary>Which pixels the model saw.</summary>
    public string View => _m.View;

    /// <summary>The side of the crop in pixels; null where the view has none.</summary>
    public int? CropSize => _m.CropSize;

    /// <summary>Fakes with a score.</summary>
    public int FakeCount => _m.FakeCount;

    /// <summary>Reals with a score.</summary>
    public int RealCount => _m.RealCount;

    /// <summary>Files that could not be read, of both labels. They are in no figure; each was reported as an error.</summary>
    public int UnreadableCount => _m.UnreadableCount;

    /// <summary>Whose reals they are: own, or the value of -RealSet.</summary>
    public string Reals => _m.Reals;

    /// <summary>How pictures count in AP: Count (each 1, as scikit-learn) or Balanced (each label one half).</summary>
    public string Weighting => _m.Weighting.ToString();

    /// <summary>How many sets a mean is over.</summary>
    public int SetCount => _m.SetCount;

    /// <summary>Average precision on the logits, 0 to 1.</summary>
    public double? AP => Figure.OrNull(_m.AveragePrecision);

    /// <summary>Lower end of the 95 % bootstrap interval of AP.</summary>
    public double? APLow => Figure.OrNull(_m.AveragePrecisionInterval.Low);

    /// <summary>Upper end of the 95 % bootstrap interval of AP.</summary>
    public double? APHigh => Figure.OrNull(_m.AveragePrecisionInterval.High);

    /// <summary>Average precision on the float32 sigmoid, as the reference computes it: confident scores tie at 1.</summary>
    public double? ReferenceAP => Figure.OrNull(_m.ReferenceAveragePrecision);

    /// <summary>Area under the ROC curve, ties half.</summary>
    public double? AUC => Figure.OrNull(_m.RocArea);

    /// <summary>Accuracy at a probability of 0.5, each picture counting 1.</summary>
    public double? Accuracy => Figure.OrNull(_m.AtHalf.All);

    /// <summary>Share of the reals called real at 0.5.</summary>
    public double? RealAccuracy => Figure.OrNull(_m.AtHalf.Real);

    /// <summary>Share of the fakes called fake at 0.5.</summary>
    public double? FakeAccuracy => Figure.OrNull(_m.AtHalf.Fake);

    /// <summary>The model's threshold on the probability.</summary>
    public double? Threshold => Figure.OrNull(_m.AtThreshold.Threshold);

    /// <summary>Accuracy at the model's threshold.</summary>
    public double? ThresholdAccuracy => Figure.OrNull(_m.AtThreshold.All);

    /// <summary>Mean of the shares of reals and of fakes that are called right at the model's threshold.</summary>
    public double? BalancedAccuracy => Figure.OrNull(_m.AtThreshold.Balanced);

    /// <summary>Share of the reals called fake at the model's threshold.</summary>
    public double? FalsePositiveRate => Figure.OrNull(1 - _m.AtThreshold.Real);

    /// <summary>Lower end of its 95 % Clopper-Pearson interval.</summary>
    public double? FalsePositiveLow => Figure.OrNull(_m.FalsePositiveInterval.Low);

    /// <summary>Upper end of its 95 % Clopper-Pearson interval.</summary>
    public double? FalsePositiveHigh => Figure.OrNull(_m.FalsePositiveInterval.High);

    /// <summary>Share of the fakes called fake at the model's threshold.</summary>
    public double? TruePositiveRate => Figure.OrNull(_m.AtThreshold.Fake);

    /// <summary>Lower end of its 95 % Clopper-Pearson interval.</summary>
    public double? TruePositiveLow => Figure.OrNull(_m.TruePositiveInterval.Low);

    /// <summary>Upper end of its 95 % Clopper-Pearson interval.</summary>
    public double? TruePositiveHigh => Figure.OrNull(_m.TruePositiveInterval.High);

    /// <summary>Accuracy at the best threshold for this very set: an upper bound, not a promise.</summary>
    public double? BestAccuracy => Figure.OrNull(_m.Best?.All);

    /// <summary>That threshold, on the logit.</summary>
    public double? BestLogit => Figure.OrNull(_m.Best?.Threshold);

    /// <summary>The best true positive rate that a threshold reaches with at most 1 % false positives (no interpolation).</summary>
    public double? TprAtFpr1 => Figure.OrNull(_m.TruePositivesAt1);

    /// <summary>The same with at most 5 %.</summary>
    public double? TprAtFpr5 => Figure.OrNull(_m.TruePositivesAt5);

    /// <summary>Equal error rate.</summary>
    public double? EER => Figure.OrNull(_m.EqualErrorRate);

    /// <summary>Cllr of the ranking alone, after the best monotone recalibration.</summary>
    public double? CllrMin => Figure.OrNull(_m.MinimumLikelihoodRatioCost);

    /// <summary>Cllr of the calibrated scores; null where the model has no calibration.</summary>
    public double? Cllr => Figure.OrNull(_m.Calibration?.LikelihoodRatioCost);

    /// <summary>Expected calibration error, 15 bins, both labels one half; null where the model has no calibration.</summary>
    public double? Ece => Figure.OrNull(_m.Calibration?.ExpectedError);

    /// <summary>Brier score, both labels one half; null where the model has no calibration.</summary>
    public double? Brier => Figure.OrNull(_m.Calibration?.Brier);

    /// <summary>How the logits of the fakes lie.</summary>
    public LogitSummary? FakeLogits => _m.FakeLogits is { } d ? new LogitSummary(d) : null;

    /// <summary>How the logits of the reals lie.</summary>
    public LogitSummary? RealLogits => _m.RealLogits is { } d ? new LogitSummary(d) : null;

    /// <summary>The same set with every picture re-encoded as JPEG 90; null unless this is the as-is one of the two.</summary>
    public DetectorMeasurement? Aligned { get; }

    /// <summary>AP with every picture re-encoded as JPEG 90: what is left when formats tell nothing.</summary>
    public double? AlignedAP => Aligned?.AP;

    /// <summary>AP as is minus AP at JPEG 90. Above 0.05 the set's file formats tell its labels.</summary>
    public double? FormatGap => AP - AlignedAP;

    /// <summary>The published AP of the reference for this set; null where none is known or none was asked for.</summary>
    public double? PublishedAP { get; }

    /// <summary>The published accuracy.</summary>
    public double? PublishedAccuracy { get; }

    /// <summary>Ours (on the float32 sigmoid) minus the published one.</summary>
    public double? APDifference => ReferenceAP - PublishedAP;

    /// <summary>Where the figures were published.</summary>
    public string? PublishedSource { get; }

    internal SetMeasurement Figures => _m;

    /// <summary>The set, the condition and AP.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Generator} {Condition} AP {AP:0.0000}");
}
