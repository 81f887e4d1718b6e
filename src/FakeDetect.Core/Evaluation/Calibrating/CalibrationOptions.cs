namespace FakeDetect.Evaluation.Calibrating;

/// <summary>What a calibration should keep.</summary>
public sealed record CalibrationOptions
{
    /// <summary>How logits become likelihood ratios.</summary>
    public CalibrationMethod Method { get; init; } = CalibrationMethod.Platt;

    /// <summary>How the threshold is chosen.</summary>
    public ThresholdRule Rule { get; init; } = ThresholdRule.FalsePositiveRate;

    /// <summary>The wanted rate of false positives, between 0 and 1.</summary>
    public double FalsePositiveRate { get; init; } = 0.01;

    /// <summary>Whether the upper confidence bound must keep the wanted rate, not the rate on these pictures alone.</summary>
    public bool Guaranteed { get; init; }

    /// <summary>The rate that no group of reals may exceed (groups large enough to tell: of at least 1 / rate pictures); null: no such limit.</summary>
    public double? GroupFalsePositiveRate { get; init; }

    /// <summary>The share of fakes that may be called real; above the threshold of it and up to the other one a verdict is inconclusive; null: no such band.</summary>
    public double? MissRate { get; init; }

    /// <summary>The confidence of bounds, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Picks the two pictures of <see cref="ThresholdRule.TwoShot"/> where there are more.</summary>
    public int Seed { get; init; }
}
