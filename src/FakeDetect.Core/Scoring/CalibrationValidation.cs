namespace FakeDetect.Scoring;

/// <summary>
/// How a calibration does on sources that it was not fitted on: each source is left out once, mapping and threshold are
/// made from the others and applied to it. Both labels count one half in costs and errors.
/// </summary>
/// <param name="Sources">How many sources there are.</param>
/// <param name="Cllr">Cost of the likelihood ratios.</param>
/// <param name="CllrMinimum">Its part that is due to the ranking alone.</param>
/// <param name="ExpectedError">Expected calibration error, 15 bins.</param>
/// <param name="FalsePositiveRate">Share of reals above the threshold.</param>
/// <param name="FalsePositiveUpper">Upper bound of it at 95 % (one-sided, Clopper and Pearson).</param>
/// <param name="TruePositiveRate">Share of fakes above the threshold.</param>
/// <param name="WorstSource">The source of reals with the highest rate of false positives; "" without any.</param>
/// <param name="WorstFalsePositiveRate">Its rate.</param>
public sealed record CalibrationValidation(
    int Sources,
    double? Cllr,
    double? CllrMinimum,
    double? ExpectedError,
    double? FalsePositiveRate,
    double? FalsePositiveUpper,
    double? TruePositiveRate,
    string WorstSource,
    double? WorstFalsePositiveRate
);
