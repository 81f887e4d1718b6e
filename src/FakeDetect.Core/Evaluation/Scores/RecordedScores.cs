using FakeDetect.Datasets.Search;

namespace FakeDetect.Evaluation.Scores;

/// <summary>Scores of one model that are at hand, as test sets: measured without a picture.</summary>
public sealed class RecordedScores : IScoreSource
{
    private readonly Dictionary<(string Set, string Condition), ScoreRow[]> _rows;

    /// <summary>Sorts rows into sets.</summary>
    /// <param name="rows">Rows of one model and view; one or more.</param>
    public RecordedScores(IEnumerable<ScoreRow> rows)
    {
        ScoreRow[] all = [.. rows.OrderBy(r => r.Path, StringComparer.Ordinal)];
        Model = all[0].Model;
        ModelSha256 = all[0].ModelSha256;
        _rows = all.GroupBy(r => (r.Set, r.Condition)).ToDictionary(g => g.Key, g => g.ToArray());
        Conditions =
        [
            .. all.Select(r => r.Condition).Distinct(StringComparer.Ordinal).OrderBy(c => c == "AsIs" ? 0 : 1),
        ];
        Sets =
        [
            .. all.GroupBy(r => r.Set, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(SetOf),
        ];
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>SHA-256 of the model's network; "" where unknown.</summary>
    public string ModelSha256 { get; }

    /// <summary>The sets, by name in ordinal order.</summary>
    public IReadOnlyList<TestSet> Sets { get; }

    /// <summary>The conditions that there are scores for, as-is first.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>Rows of several models or views, apart.</summary>
    public static IEnumerable<RecordedScores> ByModel(IEnumerable<ScoreRow> rows) =>
        rows.GroupBy(r => (r.Model, r.ModelSha256, r.View, r.CropSize)).Select(g => new RecordedScores(g));

    /// <inheritdoc/>
    public IReadOnlyList<ScoreRow> RowsOf(TestSet testSet, string condition)
    {
        ArgumentNullException.ThrowIfNull(testSet);
        if (!_rows.TryGetValue((testSet.Name, condition), out ScoreRow[]? rows))
            return [];
        var wanted = testSet.Pictures.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Where(r => wanted.Contains(r.Path))];
    }

    private static TestSet SetOf(IGrouping<string, ScoreRow> rows) =>
        new(
            rows.Key,
            [
                .. rows.DistinctBy(r => r.Path)
                    .Select(r => new LabelledPicture
                    {
                        Path = r.Path,
                        IsFake = r.IsFake,
                        Set = r.Set,
                        Class = r.Class,
                        Source = r.Source,
                    }),
            ]
        );
}
