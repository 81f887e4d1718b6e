using FakeDetect.Evaluation.Scores;

namespace FakeDetect.Evaluation.Calibrating;

/// <summary>A scored picture as a calibration sees it.</summary>
/// <param name="Logit">The logit.</param>
/// <param name="Probability">Its float32 sigmoid, which thresholds are compared with.</param>
/// <param name="IsFake">The label.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Source">Where it comes from; all of a source are held out together.</param>
/// <param name="Group">The kind of picture that rates are also kept for; the source where kinds are unknown.</param>
public sealed record CalibrationSample(
    double Logit,
    double Probability,
    bool IsFake,
    string Condition,
    string Source,
    string Group
)
{
    /// <summary>A row with a score.</summary>
    /// <param name="row">The row; its logit is there.</param>
    /// <param name="kindOf">The kind of a path; null: unknown.</param>
    public static CalibrationSample Of(ScoreRow row, Func<string, string?>? kindOf = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new CalibrationSample(
            row.Logit!.Value,
            row.Probability!.Value,
            row.IsFake,
            row.Condition,
            row.Source,
            kindOf?.Invoke(row.Path) ?? row.Source
        );
    }
}
