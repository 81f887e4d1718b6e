namespace FakeDetect.Scoring;

/// <summary>Thresholds on the (uncalibrated) probability, and what they rest on.</summary>
/// <param name="Rule">How they were chosen: <c>FalsePositiveRate</c>, <c>Oracle</c> or <c>TwoShot</c>.</param>
/// <param name="FakeAbove">Fake above this, strictly.</param>
/// <param name="RealBelow">Real below this and inconclusive from here to <paramref name="FakeAbove"/>; null: no such band.</param>
/// <param name="FalsePositives">Reals of the calibration set above <paramref name="FakeAbove"/>, in the condition with the most.</param>
/// <param name="Reals">Reals of the calibration set.</param>
/// <param name="FalsePositiveUpper">Upper bound of the false positive rate at <paramref name="Confidence"/> (one-sided, Clopper and Pearson).</param>
/// <param name="Confidence">The confidence of the bound.</param>
public sealed record CalibrationThresholds(
    string Rule,
    double FakeAbove,
    double? RealBelow,
    int FalsePositives,
    int Reals,
    double FalsePositiveUpper,
    double Confidence
);
