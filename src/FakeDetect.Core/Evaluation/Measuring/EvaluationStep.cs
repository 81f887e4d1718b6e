using FakeDetect.Datasets.Search;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>One file done.</summary>
/// <param name="Set">Its set.</param>
/// <param name="File">The file.</param>
/// <param name="Error">Why it has no score; null where it has.</param>
/// <param name="Reused">Whether its scores were known from the scores file.</param>
public sealed record EvaluationStep(TestSet Set, LabelledFile File, FakeDetectException? Error, bool Reused);
