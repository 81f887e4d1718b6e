using FakeDetect.Datasets.Search;

namespace FakeDetect.Evaluation.Scores;

/// <summary>Where the scores of one model come from: pictures that were scored now, a scores file, or the pipeline.</summary>
public interface IScoreSource
{
    /// <summary>The rows of a set under a condition, by path in ordinal order; empty where nothing was scored.</summary>
    IReadOnlyList<ScoreRow> RowsOf(TestSet testSet, string condition);
}
