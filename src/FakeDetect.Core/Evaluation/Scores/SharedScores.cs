using FakeDetect.Datasets.Search;

namespace FakeDetect.Evaluation.Scores;

/// <summary>The scores of one model on the pictures that another has scores of too: what a paired comparison rests on.</summary>
/// <param name="scores">The model's scores.</param>
/// <param name="other">The other's.</param>
public sealed class SharedScores(IScoreSource scores, IScoreSource other) : IScoreSource
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreRow> RowsOf(TestSet testSet, string condition)
    {
        HashSet<string> shared =
        [
            .. other.RowsOf(testSet, condition).Where(r => r.Logit is not null).Select(r => r.Path),
        ];
        return [.. scores.RowsOf(testSet, condition).Where(r => r.Logit is not null && shared.Contains(r.Path))];
    }
}
