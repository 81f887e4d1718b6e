using FakeDetect.Conditions;
using FakeDetect.Evaluation.Metrics;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>How a detector does under a perturbation, against how it does without.</summary>
/// <param name="Perturbation">What is done to the pictures.</param>
/// <param name="Figures">The figures under it, of a set or the mean of sets.</param>
/// <param name="Baseline">The figures without it, of the same pictures.</param>
/// <param name="ChangeInterval">95 % paired bootstrap interval of the change of the average precision.</param>
/// <param name="Stability">How much scores and verdicts of single pictures change.</param>
public sealed record RobustnessPoint(
    Perturbation Perturbation,
    SetMeasurement Figures,
    SetMeasurement Baseline,
    Interval ChangeInterval,
    VerdictStability Stability
)
{
    /// <summary>The change of the average precision.</summary>
    public double Change => Figures.AveragePrecision - Baseline.AveragePrecision;

    /// <summary>Puts figures side by side.</summary>
    /// <param name="perturbation">What is done.</param>
    /// <param name="figures">The figures under it.</param>
    /// <param name="baseline">The figures without it, from the same resamples.</param>
    /// <param name="stability">How much scores and verdicts of single pictures change.</param>
    public static RobustnessPoint Of(
        Perturbation perturbation,
        SetMeasurement figures,
        SetMeasurement baseline,
        VerdictStability stability
    )
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(baseline);
        double change = figures.AveragePrecision - baseline.AveragePrecision;
        ArgumentNullException.ThrowIfNull(perturbation);
        Interval interval =
            perturbation.Kind == PerturbationKind.None
            || figures.Replicates.Length == 0
            || figures.Replicates.Length != baseline.Replicates.Length
                ? Interval.None
                : Interval.BiasCorrected(Bootstrap.Difference(figures.Replicates, baseline.Replicates), change);
        return new RobustnessPoint(perturbation, figures, baseline, interval, stability);
    }
}
