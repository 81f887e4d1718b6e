namespace FakeDetect.Training;

/// <summary>When the learning rate drops by ten and the training ends (the reference's rule: CNNDetection, earlystop.py and train.py).</summary>
public enum EarlyStoppingRule
{
    /// <summary>Never: the run takes all of its steps.</summary>
    None,

    /// <summary>The reference's rule to the letter: after each drop the first epoch overwrites the best, even by a worse.</summary>
    Reference,

    /// <summary>The same stages, but the best is remembered across drops and never overwritten by a worse.</summary>
    Fixed,
}
