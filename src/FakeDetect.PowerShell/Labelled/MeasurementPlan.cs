using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Scores;

namespace FakeDetect;

/// <summary>What is measured once sets are scored: each set in the order of names as soon as its reals are there too, then the means.</summary>
internal sealed class MeasurementPlan
{
    private readonly EvaluationReport _report;
    private readonly IReadOnlyList<TestSet> _sets;
    private readonly IReadOnlyList<string> _conditions;
    private readonly RealPool? _pool;
    private readonly bool _sideBySide;
    private readonly Func<SetMeasurement, PublishedResult?> _published;
    private readonly HashSet<TestSet> _scored = new(ReferenceEqualityComparer.Instance);
    private readonly List<SetMeasurement> _measured = [];
    private readonly CancellationToken _cancellation;
    private int _next;

    /// <param name="scores">Where the scores come from.</param>
    /// <param name="measurer">How they are measured.</param>
    /// <param name="sets">The sets to report.</param>
    /// <param name="conditions">The conditions to report.</param>
    /// <param name="pool">Reals for sets with too few of their own.</param>
    /// <param name="sideBySide">One object for as-is with JPEG 90 beside it, not one for each condition.</param>
    /// <param name="published">The figure to compare with.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal MeasurementPlan(
        IScoreSource scores,
        MetricCalculator measurer,
        IReadOnlyList<TestSet> sets,
        IReadOnlyList<string> conditions,
        RealPool? pool,
        bool sideBySide,
        Func<SetMeasurement, PublishedResult?> published,
        CancellationToken cancellation
    )
    {
        (_sets, _conditions, _pool, _sideBySide, _published, _cancellation) = (
            sets,
            conditions,
            pool,
            sideBySide,
            published,
            cancellation
        );
        _report = new EvaluationReport(scores, measurer, pool);
    }

    /// <summary>The measurements so far, of sets, in the order of output.</summary>
    internal IReadOnlyList<SetMeasurement> Measured => _measured;

    /// <summary>The sets in the order in which to score them: pooled reals first, so that results come early.</summary>
    internal IReadOnlyList<TestSet> ScoringOrder =>
        _pool is null ? _sets : [.. _pool.Sets, .. _sets.Except(_pool.Sets)];

    /// <summary>Says that a set is scored; gives what can be reported now.</summary>
    internal IEnumerable<DetectorMeasurement> Scored(TestSet set)
    {
        _scored.Add(set);
        while (
            _next < _sets.Count && _scored.Contains(_sets[_next]) && (_pool is null || _pool.Sets.All(_scored.Contains))
        )
        {
            TestSet ready = _sets[_next++];
            SetMeasurement[] figures = [.. _conditions.Select(c => _report.Measure(ready, c, _cancellation))];
            _measured.AddRange(figures);
            foreach (DetectorMeasurement result in Results(figures, MeasurementKind.Set))
                yield return result;
        }
    }

    /// <summary>The means over all sets, over the named groups, and the figures of all pictures together.</summary>
    internal IEnumerable<DetectorMeasurement> Means(IEnumerable<(string Name, Func<string, bool> Takes)> groups)
    {
        foreach ((string name, Func<string, bool> takes) in groups)
        {
            SetMeasurement[] means =
            [
                .. _conditions
                    .Select(c => MetricCalculator.Mean(name, _measured.Where(m => m.Condition == c && takes(m.Set))))
                    .OfType<SetMeasurement>(),
            ];
            foreach (DetectorMeasurement result in Results(means, MeasurementKind.Mean))
                yield return result;
        }

        SetMeasurement[] all =
        [
            .. _conditions.Select(c => _report.MeasureAll("(all pictures)", _sets, c, _cancellation)),
        ];
        foreach (DetectorMeasurement result in Results(all, MeasurementKind.All))
            yield return result;
    }

    private IEnumerable<DetectorMeasurement> Results(SetMeasurement[] figures, MeasurementKind kind)
    {
        SetMeasurement? aligned = Array.Find(figures, f => f.Condition == "Jpeg90");
        foreach (SetMeasurement f in figures)
        {
            bool asIs = f.Condition == "AsIs";
            if (_sideBySide && !asIs)
                continue;
            yield return new DetectorMeasurement(
                f,
                kind,
                asIs && aligned is not null ? new DetectorMeasurement(aligned, kind) : null,
                asIs && kind == MeasurementKind.Set ? _published(f) : null
            );
        }
    }
}
