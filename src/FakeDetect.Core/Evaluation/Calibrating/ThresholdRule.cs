namespace FakeDetect.Evaluation.Calibrating;

/// <summary>How a threshold is chosen from labelled scores.</summary>
public enum ThresholdRule
{
    /// <summary>The lowest threshold that keeps a wanted false positive rate.</summary>
    FalsePositiveRate,

    /// <summary>The threshold with the best balanced accuracy on these very pictures (the paper's oracle).</summary>
    Oracle,

    /// <summary>Halfway between the logits of one real and one fake picture (the paper's two-shot calibration).</summary>
    TwoShot,
}
