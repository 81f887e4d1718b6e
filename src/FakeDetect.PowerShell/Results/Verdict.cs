namespace FakeDetect;

/// <summary>What a model makes of a picture. Never a proof.</summary>
public enum Verdict
{
    /// <summary>Looks like a photograph to this model.</summary>
    Real,

    /// <summary>Looks made by a network to this model.</summary>
    Fake,

    /// <summary>Between the two thresholds, or not stable: the model does not tell.</summary>
    Inconclusive,
}
