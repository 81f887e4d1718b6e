using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Scores;

namespace FakeDetect;

/// <summary>The points of one model: each perturbation's figures beside those of the same pictures as they are.</summary>
/// <param name="sets">The sets.</param>
/// <param name="pool">Reals for sets with too few of their own.</param>
/// <param name="measurer">How they are measured.</param>
/// <param name="realBelow">The model's lower threshold; null: it has none.</param>
/// <param name="bySet">A point for each set, not for their mean.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class RobustnessRun(
    IReadOnlyList<TestSet> sets,
    RealPool? pool,
    MetricCalculator measurer,
    double? realBelow,
    bool bySet,
    CancellationToken cancellation
)
{
    private readonly Dictionary<(IScoreSource, string), IReadOnlyList<SetMeasurement>> _measured = [];

    /// <summary>The points of a perturbation.</summary>
    /// <param name="perturbation">What was done.</param>
    /// <param name="scores">The scores under it.</param>
    /// <param name="baselines">The same pictures before: for a shift, those of all smaller shifts, from none on; else as they are.</param>
    internal IEnumerable<RobustnessPoint> Points(
        Perturbation perturbation,
        IScoreSource scores,
        IReadOnlyList<(IScoreSource Scores, string Condition)> baselines
    )
    {
        IReadOnlyList<SetMeasurement> figures = Measure(scores, perturbation.ConditionName);
        IReadOnlyList<SetMeasurement> before = Measure(baselines[0].Scores, baselines[0].Condition);
        for (int i = 0; i < figures.Count; i++)
        {
            TestSet[] of = bySet ? [sets.First(s => s.Name == figures[i].Set)] : [.. sets];
            IReadOnlyList<ScoreRow> Rows(IScoreSource source, string condition) =>
                [.. of.SelectMany(s => source.RowsOf(s, condition))];
            IReadOnlyList<ScoreRow>[] conditions =
            [
                .. baselines.Select(b => Rows(b.Scores, b.Condition)),
                Rows(scores, perturbation.ConditionName),
            ];
            yield return RobustnessPoint.Of(
                perturbation,
                figures[i],
                before[i],
                VerdictStability.Of(conditions, realBelow)
            );
        }
    }

    private IReadOnlyList<SetMeasurement> Measure(IScoreSource scores, string condition)
    {
        if (_measured.TryGetValue((scores, condition), out IReadOnlyList<SetMeasurement>? known))
            return known;
        var report = new EvaluationReport(scores, measurer, pool);
        SetMeasurement[] each =
        [
            .. sets.Where(s => scores.RowsOf(s, condition).Count > 0)
                .Select(s => report.Measure(s, condition, cancellation)),
        ];
        // Where no set can be ranked, all pictures together at least have error rates.
        IReadOnlyList<SetMeasurement> figures =
            bySet || each.Length == 1
                ? each
                :
                [
                    MetricCalculator.Mean($"(mean of {each.Count(m => !double.IsNaN(m.AveragePrecision))} sets)", each)
                        ?? report.MeasureAll("(all pictures)", sets, condition, cancellation),
                ];
        return _measured[(scores, condition)] = figures;
    }
}
