using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Scores;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>The measurements of one model over test sets, once they are scored.</summary>
/// <param name="scores">What was scored.</param>
/// <param name="measurer">How it is measured.</param>
/// <param name="pool">Reals for sets with too few of their own; null: every set has its own, or no ranking.</param>
public sealed class EvaluationReport(IScoreSource scores, MetricCalculator measurer, RealPool? pool = null)
{
    /// <summary>Measures a set under a condition.</summary>
    public SetMeasurement Measure(TestSet set, string condition, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        IReadOnlyList<ScoreRow> rows = scores.RowsOf(set, condition);
        ScoreRow[] fakes = [.. rows.Where(r => r.IsFake)],
            reals = [.. rows.Where(r => !r.IsFake)];
        return fakes.Length > 0 && reals.Length < RealPool.EnoughOwnReals && pool is not null
            ? measurer.Measure(set.Name, fakes, PoolRows(condition), pool.Name, cancellation)
            : measurer.Measure(set.Name, fakes, reals, "own", cancellation);
    }

    /// <summary>All fakes of the sets against the pool, or against all their reals: the error rates over everything.</summary>
    public SetMeasurement MeasureAll(
        string name,
        IReadOnlyList<TestSet> sets,
        string condition,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(sets);
        ScoreRow[] rows = [.. sets.SelectMany(s => scores.RowsOf(s, condition))];
        return pool is null
            ? measurer.Measure(
                name,
                [.. rows.Where(r => r.IsFake)],
                [.. rows.Where(r => !r.IsFake)],
                "own",
                cancellation
            )
            : measurer.Measure(name, [.. rows.Where(r => r.IsFake)], PoolRows(condition), pool.Name, cancellation);
    }

    private ScoreRow[] PoolRows(string condition) =>
        [
            .. pool!
                .Sets.SelectMany(s => scores.RowsOf(s, condition))
                .Where(r => !r.IsFake)
                .OrderBy(r => r.Path, StringComparer.Ordinal),
        ];
}
