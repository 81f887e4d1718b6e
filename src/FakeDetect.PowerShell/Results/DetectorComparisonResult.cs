using FakeDetect.Evaluation.Measuring;
using FakeDetect.Numerics;

namespace FakeDetect;

/// <summary>A model against a baseline on the same pictures. A figure that cannot be had is null.</summary>
public sealed class DetectorComparisonResult
{
    private readonly DetectorComparison _c;

    internal DetectorComparisonResult(DetectorComparison comparison, MeasurementKind kind) =>
        (_c, Kind) = (comparison, kind);

    /// <summary>The test set: a generator's name, or what a mean is over.</summary>
    public string Generator => _c.Model.Set;

    /// <summary>A set, or the mean of sets.</summary>
    public MeasurementKind Kind { get; }

    /// <summary>The condition.</summary>
    public string Condition => _c.Model.Condition;

    /// <summary>The model.</summary>
    public string Model => _c.Model.Model;

    /// <summary>SHA-256 of its network.</summary>
    public string ModelSha256 => _c.Model.ModelSha256;

    /// <summary>What it is compared with.</summary>
    public string Baseline => _c.Baseline.Model;

    /// <summary>SHA-256 of the baseline's network.</summary>
    public string BaselineSha256 => _c.Baseline.ModelSha256;

    /// <summary>Fakes that both have a score of.</summary>
    public int FakeCount => _c.Model.FakeCount;

    /// <summary>Reals that both have a score of.</summary>
    public int RealCount => _c.Model.RealCount;

    /// <summary>How many sets a mean is over.</summary>
    public int SetCount => _c.Model.SetCount;

    /// <summary>AP of the model.</summary>
    public double? AP => Figure.OrNull(_c.Model.AveragePrecision);

    /// <summary>AP of the baseline.</summary>
    public double? BaselineAP => Figure.OrNull(_c.Baseline.AveragePrecision);

    /// <summary>AP of the model minus AP of the baseline.</summary>
    public double? APDifference => Figure.OrNull(_c.Difference);

    /// <summary>Lower end of its 95 % interval by the paired bootstrap.</summary>
    public double? APDifferenceLow => Figure.OrNull(_c.DifferenceInterval.Low);

    /// <summary>Upper end. An interval without 0 in it is a difference that is not chance.</summary>
    public double? APDifferenceHigh => Figure.OrNull(_c.DifferenceInterval.High);

    /// <summary>Share of resamples in which the model has the higher AP, ties half.</summary>
    public double? Superior => Figure.OrNull(_c.Superior);

    /// <summary>ROC area of the model minus that of the baseline.</summary>
    public double? AUCDifference => Figure.OrNull(_c.Model.RocArea - _c.Baseline.RocArea);

    /// <summary>Balanced accuracy, each at its own threshold.</summary>
    public double? BalancedAccuracy => Figure.OrNull(_c.Model.AtThreshold.Balanced);

    /// <summary>Balanced accuracy of the baseline.</summary>
    public double? BaselineBalancedAccuracy => Figure.OrNull(_c.Baseline.AtThreshold.Balanced);

    /// <summary>Their difference.</summary>
    public double? BalancedAccuracyDifference => BalancedAccuracy - BaselineBalancedAccuracy;

    /// <summary>Share of pictures that both call the same, each by its own threshold.</summary>
    public double? Agreement => Figure.OrNull(_c.Agreement);

    /// <summary>The models and the difference.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Generator} {Condition} {Model} {APDifference:+0.0000;-0.0000;0} {Baseline}"
        );
}
