namespace FakeDetect.Evaluation.Calibrating;

/// <summary>What a calibration made without a source says of it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Group">Its kind.</param>
/// <param name="IsFake">The label of its pictures.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Count">How many pictures it has.</param>
/// <param name="CalledFake">How many of them are above the threshold that was chosen without the source.</param>
public sealed record SourceValidation(
    string Source,
    string Group,
    bool IsFake,
    string Condition,
    int Count,
    int CalledFake
);
