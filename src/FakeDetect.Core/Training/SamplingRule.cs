namespace FakeDetect.Training;

/// <summary>How pictures are drawn.</summary>
public enum SamplingRule
{
    /// <summary>Every picture once an epoch, in random order (the reference's default).</summary>
    Shuffle,

    /// <summary>Every picture once an epoch, in the order of their paths (the reference's serial_batches).</summary>
    Serial,

    /// <summary>With replacement, a picture's weight being 1 / count of its label (the reference's class_bal).</summary>
    ClassBalance,

    /// <summary>The label evenly, then the set by the square root of its size, then the picture evenly.</summary>
    SourceBalance,
}
