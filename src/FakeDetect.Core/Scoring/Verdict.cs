namespace FakeDetect.Scoring;

/// <summary>What a probability is called.</summary>
public enum Verdict
{
    /// <summary>Looks like a photograph to this model. Not a proof.</summary>
    Real,

    /// <summary>Looks made by a network to this model. Not a proof.</summary>
    Fake,

    /// <summary>Between the two thresholds, or not stable.</summary>
    Inconclusive,
}
