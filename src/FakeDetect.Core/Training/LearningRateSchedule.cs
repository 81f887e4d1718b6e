namespace FakeDetect.Training;

/// <summary>How the learning rate moves after the warm-up.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays; only early stopping lowers it (the reference).</summary>
    Constant,

    /// <summary>Half a cosine from the learning rate to zero at the last step.</summary>
    Cosine,
}
