namespace FakeDetect.Evaluation.Metrics;

/// <summary>How good calibrated scores are; both labels count one half.</summary>
/// <param name="LikelihoodRatioCost">Cllr.</param>
/// <param name="ExpectedError">Expected calibration error in 15 bins, at equal priors.</param>
/// <param name="Brier">Brier score, at equal priors.</param>
public sealed record CalibrationQuality(double LikelihoodRatioCost, double ExpectedError, double Brier);
