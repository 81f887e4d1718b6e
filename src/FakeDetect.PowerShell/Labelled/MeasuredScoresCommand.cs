using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Models;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>What the cmdlets share that give figures of labelled scores: conditions, pooled reals, weights, the bootstrap.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MeasuredScoresCommand : LabelledScoresCommand
{
    [Parameter(
        HelpMessage = "Conditions, each applied to both labels, such as AsIs, Jpeg90, WebP80, Resize0.5, Blur1 or Resize0.5+Jpeg75. Default: AsIs and Jpeg90."
    )]
    [ValidateCondition]
    [ArgumentCompleter(typeof(ConditionNameCompleter))]
    public string[]? Condition { get; set; }

    [Parameter(
        HelpMessage = "Real pictures for sets with fewer than eight of their own: set names, wildcards or a folder."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? RealSet { get; set; }

    [Parameter(
        HelpMessage = "Weight of pictures in AP: Count (each picture 1) or Balanced (each label one half). Default: Count, or Balanced with -RealSet."
    )]
    public Weighting? Weighting { get; set; }

    [Parameter(HelpMessage = "Measure each class of a set as a separate set.")]
    public SwitchParameter ByClass { get; set; }

    [Parameter(HelpMessage = "Number of bootstrap resamples for the interval of AP.")]
    [ValidateRange(10, 1_000_000)]
    public int Replicates { get; set; } = Resampler.DefaultReplicates;

    [Parameter(HelpMessage = "Seed of the bootstrap. The same seed gives the same interval.")]
    [ValidateRange(0, int.MaxValue)]
    public int Seed { get; set; }

    /// <summary>How scores of a model are measured.</summary>
    /// <param name="model">The model, whose calibration is measured too; null where it is not installed.</param>
    /// <param name="weighting">The weighting; null: the one that was asked for.</param>
    private protected MetricCalculator Measurer(DetectorModel? model, Weighting? weighting = null) =>
        new(
            weighting
                ?? Weighting
                ?? (RealSet is null ? Evaluation.Metrics.Weighting.Count : Evaluation.Metrics.Weighting.Balanced),
            new Resampler((ulong)Seed, Replicates),
            model is null ? null : CalibrationFile.Of(model)
        );
}
