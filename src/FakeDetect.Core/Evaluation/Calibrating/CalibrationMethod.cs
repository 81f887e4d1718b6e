namespace FakeDetect.Evaluation.Calibrating;

/// <summary>How logits become likelihood ratios.</summary>
public enum CalibrationMethod
{
    /// <summary>Slope and intercept.</summary>
    Platt,

    /// <summary>Slope alone.</summary>
    Temperature,

    /// <summary>Not at all: thresholds only.</summary>
    None,
}
