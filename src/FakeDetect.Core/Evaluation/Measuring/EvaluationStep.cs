using FakeDetect.Datasets.Search;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>One picture done.</summary>
/// <param name="Set">Its set.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Error">Why it has no score; null where it has.</param>
/// <param name="Reused">Whether its scores were known from the scores file.</param>
public sealed record EvaluationStep(TestSet Set, LabelledPicture Picture, FakeDetectException? Error, bool Reused);
