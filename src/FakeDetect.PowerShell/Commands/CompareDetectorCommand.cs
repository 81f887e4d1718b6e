using System.Management.Automation;
using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>Puts detectors side by side on the same pictures, with paired bootstrap intervals of the differences.</summary>
[Cmdlet(VerbsData.Compare, "Detector", DefaultParameterSetName = ScoresSet)]
[OutputType(typeof(DetectorComparisonResult))]
public sealed class CompareDetectorCommand : MeasuredScoresCommand
{
    [Parameter(HelpMessage = "The model that the others are compared with. Default: the first model.")]
    [ModelArgument]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    public string? Baseline { get; set; }

    [Parameter(HelpMessage = "Add the mean over all sets.")]
    public SwitchParameter Mean { get; set; }

    private protected override void FromPictures()
    {
        IReadOnlyList<TestSet> sets = FindSets();
        if (sets.Count == 0)
            return;
        if (ByClass)
            sets = [.. sets.SelectMany(s => s.ByClass())];
        RealPool? pool = FindPool(RealSet, sets);
        IReadOnlyList<TestSet> all = pool is null ? sets : [.. pool.Sets, .. sets.Except(pool.Sets)];
        ImageCondition[] conditions =
        [
            .. (Condition ?? ["AsIs", "Jpeg90"]).Select(ConditionParser.Parse).DistinctBy(c => c.Name),
        ];
        DetectorModel[] models = [.. FindModels()];
        if (Baseline is not null)
        {
            DetectorModel baseline = FindModel(Baseline);
            models = [baseline, .. models.Where(m => m.Folder != baseline.Folder)];
        }

        using ScoreCache book = OpenBook();
        var scored = new List<(IScoreSource Scores, DetectorModel? Model)>();
        foreach (DetectorModel model in models)
        {
            var evaluation = new DetectorEvaluation(model, Options(conditions), book);
            foreach (TestSet _ in Score(evaluation, $"Scoring with {model.Card.Name}", all))
                StopToken.ThrowIfCancellationRequested();
            scored.Add((evaluation, model));
        }

        Compare(scored, sets, [.. conditions.Select(c => c.Name)], pool);
    }

    private protected override void FromScores(IReadOnlyList<ScoreRow> rows)
    {
        List<RecordedScores> models = [.. RecordedScores.ByModel(rows)];
        if (Baseline is not null)
        {
            string name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Baseline));
            RecordedScores baseline =
                models.Find(m => m.Model.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new DatasetInvalidException(
                    "ScoresIncomplete",
                    name,
                    $"The scores contain no rows of {name}, only of {string.Join(", ", models.Select(m => m.Model))}.",
                    "Score the pictures with that model first."
                );
            models.Remove(baseline);
            models.Insert(0, baseline);
        }

        IEnumerable<string> shared = models
            .Select(m => (IEnumerable<string>)m.Conditions)
            .Aggregate((a, b) => a.Intersect(b, StringComparer.Ordinal));
        string[] conditions = Condition is null
            ? [.. shared]
            : [.. Condition.Select(c => ConditionParser.Parse(c).Name)];
        TestSet[] sets = [.. (ByClass ? models[0].Sets.SelectMany(s => s.ByClass()) : models[0].Sets)];
        Compare(
            [.. models.Select(m => ((IScoreSource)m, InstalledModels.FindByHash(m.ModelSha256)))],
            sets,
            conditions,
            FindPool(RealSet, sets)
        );
    }

    private void Compare(
        List<(IScoreSource Scores, DetectorModel? Model)> models,
        IReadOnlyList<TestSet> sets,
        IReadOnlyList<string> conditions,
        RealPool? pool
    )
    {
        if (models.Count < 2)
        {
            throw new DatasetInvalidException(
                "ComparisonOfOne",
                "Model",
                "Only one model was named. A comparison needs at least two.",
                "Name two or more with -Model, or a -Baseline."
            );
        }

        foreach ((IScoreSource scores, DetectorModel? model) in models.Skip(1))
        {
            var one = new SharedScores(scores, models[0].Scores);
            var other = new SharedScores(models[0].Scores, scores);
            var pairs = new List<(SetMeasurement One, SetMeasurement Other)>();
            foreach (TestSet set in sets)
            {
                foreach (string condition in conditions)
                {
                    if (one.RowsOf(set, condition).Count == 0)
                        continue;
                    (SetMeasurement, SetMeasurement) pair = (
                        new EvaluationReport(one, Measurer(model), pool).Measure(set, condition, StopToken),
                        new EvaluationReport(other, Measurer(models[0].Model), pool).Measure(set, condition, StopToken)
                    );
                    pairs.Add(pair);
                    Write(pair, [set], MeasurementKind.Set, one, other);
                }
            }

            foreach (string condition in Mean ? conditions : [])
            {
                if (
                    MetricCalculator.Mean(
                        "(mean of sets)",
                        pairs.Select(p => p.One).Where(m => m.Condition == condition)
                    )
                        is { } a
                    && MetricCalculator.Mean(
                        "(mean of sets)",
                        pairs.Select(p => p.Other).Where(m => m.Condition == condition)
                    )
                        is { } b
                )
                {
                    Write((a, b), sets, MeasurementKind.Mean, one, other);
                }
            }
        }
    }

    private void Write(
        (SetMeasurement One, SetMeasurement Other) pair,
        IReadOnlyList<TestSet> sets,
        MeasurementKind kind,
        SharedScores one,
        SharedScores other
    )
    {
        IReadOnlyList<ScoreRow> Rows(SharedScores scores) =>
            [.. sets.SelectMany(s => scores.RowsOf(s, pair.One.Condition))];
        WriteObject(
            new DetectorComparisonResult(
                DetectorComparison.Of(pair.One, pair.Other, DetectorComparison.AgreementOf(Rows(one), Rows(other))),
                kind
            )
        );
    }
}
