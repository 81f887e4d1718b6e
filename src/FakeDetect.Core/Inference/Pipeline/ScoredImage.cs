namespace FakeDetect.Inference.Pipeline;

/// <summary>The outcome for one picture: its scores, one for each condition, or what went wrong; exactly one of the two.</summary>
/// <param name="Path">The path, or the name that was given with the bytes.</param>
/// <param name="Scores">One score for each condition, in the order of the options; empty when there is an error.</param>
/// <param name="Error">Why there are no scores; null when there are.</param>
public sealed record ScoredImage(string Path, IReadOnlyList<ImageScore> Scores, FakeDetectException? Error);
