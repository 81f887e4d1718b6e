using FakeDetect.Conditions;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Numerics;

namespace FakeDetect;

/// <summary>How a detector does when pictures are perturbed. A figure that cannot be had is null.</summary>
public sealed class RobustnessMeasurement
{
    private readonly RobustnessPoint _p;

    internal RobustnessMeasurement(RobustnessPoint point) => _p = point;

    /// <summary>The test set, or what a mean is over.</summary>
    public string Generator => _p.Figures.Set;

    /// <summary>The model's name.</summary>
    public string Model => _p.Figures.Model;

    /// <summary>SHA-256 of the model's network.</summary>
    public string ModelSha256 => _p.Figures.ModelSha256;

    /// <summary>What is done: None, Blur, Jpeg, WebP, Resize, CropSize, Shift, Png or WebPLossless.</summary>
    public string Perturbation => _p.Perturbation.Kind.ToString();

    /// <summary>How much: sigma, quality, factor, or pixels.</summary>
    public double Value => _p.Perturbation.Value;

    /// <summary>How many sets a mean is over.</summary>
    public int SetCount => _p.Figures.SetCount;

    /// <summary>Fakes with a score.</summary>
    public int FakeCount => _p.Figures.FakeCount;

    /// <summary>Reals with a score.</summary>
    public int RealCount => _p.Figures.RealCount;

    /// <summary>Files without a score: unreadable, or too small to move the crop in.</summary>
    public int UnreadableCount => _p.Figures.UnreadableCount;

    /// <summary>Average precision.</summary>
    public double? AP => Figure.OrNull(_p.Figures.AveragePrecision);

    /// <summary>Lower end of its 95 % bootstrap interval.</summary>
    public double? APLow => Figure.OrNull(_p.Figures.AveragePrecisionInterval.Low);

    /// <summary>Upper end.</summary>
    public double? APHigh => Figure.OrNull(_p.Figures.AveragePrecisionInterval.High);

    /// <summary>AP minus AP of the same pictures as they are.</summary>
    public double? APChange => Figure.OrNull(_p.Change);

    /// <summary>Lower end of its 95 % interval by the paired bootstrap.</summary>
    public double? APChangeLow => Figure.OrNull(_p.ChangeInterval.Low);

    /// <summary>Upper end.</summary>
    public double? APChangeHigh => Figure.OrNull(_p.ChangeInterval.High);

    /// <summary>Area under the ROC curve.</summary>
    public double? AUC => Figure.OrNull(_p.Figures.RocArea);

    /// <summary>Balanced accuracy at the model's threshold.</summary>
    public double? BalancedAccuracy => Figure.OrNull(_p.Figures.AtThreshold.Balanced);

    /// <summary>Its change.</summary>
    public double? BalancedAccuracyChange =>
        Figure.OrNull(_p.Figures.AtThreshold.Balanced - _p.Baseline.AtThreshold.Balanced);

    /// <summary>Share of the reals called fake at the model's threshold.</summary>
    public double? FalsePositiveRate => Figure.OrNull(1 - _p.Figures.AtThreshold.Real);

    /// <summary>Share of the fakes called fake.</summary>
    public double? TruePositiveRate => Figure.OrNull(_p.Figures.AtThreshold.Fake);

    /// <summary>Mean absolute change of the logit of a picture.</summary>
    public double? LogitChange => Figure.OrNull(_p.Stability.LogitChange);

    /// <summary>Share of pictures that are called fake now and were not, or the other way round.</summary>
    public double? FlipRate => Figure.OrNull(_p.Stability.FlipRate);

    /// <summary>Share of pictures whose verdict changes, from or to Inconclusive too.</summary>
    public double? VerdictChangeRate => Figure.OrNull(_p.Stability.VerdictChangeRate);

    /// <summary>For a shift: standard deviation of a picture's logit over all shifts from 0 to this, mean over pictures.</summary>
    public double? LogitSpread =>
        _p.Perturbation.Kind == PerturbationKind.Shift ? Figure.OrNull(_p.Stability.LogitSpread) : null;

    /// <summary>For a shift: share of pictures that are called both fake and real over all shifts from 0 to this.</summary>
    public double? AnyFlipRate =>
        _p.Perturbation.Kind == PerturbationKind.Shift ? Figure.OrNull(_p.Stability.AnyFlipRate) : null;

    /// <summary>The perturbation and AP.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Generator} {Perturbation} {Value} AP {AP:0.0000}"
        );
}
