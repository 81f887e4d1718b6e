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
    /// <summary>The conditions to measure under, each an object; as-is with JPEG 90 beside it unless given.</summary>
    [Parameter(
        HelpMessage = "Conditions, each measured for both labels: AsIs, Jpeg90, WebP80, Resize0.5, Blur1, Resize0.5+Jpeg75, ..."
    )]
    [ValidateCondition]
    [ArgumentCompleter(typeof(ConditionNameCompleter))]
    public string[]? Condition { get; set; }

    /// <summary>Reals for sets with fewer than eight of their own: names or wildcards of sets, or a folder.</summary>
    [Parameter(
        HelpMessage = "Reals for sets with fewer than eight of their own: names or wildcards of sets, or a folder."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? RealSet { get; set; }

    /// <summary>How pictures count in AP; Count unless given, Balanced with -RealSet.</summary>
    [Parameter(
        HelpMessage = "How pictures count in AP: Count (each 1) or Balanced (each label one half); Balanced with -RealSet unless given."
    )]
    public Weighting? Weighting { get; set; }

    /// <summary>Measures each class of a set as a set.</summary>
    [Parameter(HelpMessage = "Measure each class of a set as a set of its own.")]
    public SwitchParameter ByClass { get; set; }

    /// <summary>Bootstrap resamples for the interval of AP.</summary>
    [Parameter(HelpMessage = "Bootstrap resamples for the interval of AP.")]
    [ValidateRange(10, 1_000_000)]
    public int Replicates { get; set; } = Resampler.DefaultReplicates;

    /// <summary>Seed of the bootstrap.</summary>
    [Parameter(HelpMessage = "Seed of the bootstrap: the same seed gives the same interval.")]
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
