namespace FakeDetect.Evaluation.Metrics;

/// <summary>How samples count in average precision.</summary>
public enum Weighting
{
    /// <summary>Each picture counts 1: scikit-learn's and the reference's figure. It depends on how many of each label there are.</summary>
    Count,

    /// <summary>Each label counts one half in sum: sets of different sizes can be compared, a pool of reals among them.</summary>
    Balanced,
}
