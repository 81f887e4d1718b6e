using System.Collections;
using System.Management.Automation;
using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>Measures how well detectors rank fakes above real pictures: average precision, and all that stands beside it.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "DetectorAP", DefaultParameterSetName = ScoresSet)]
[OutputType(typeof(DetectorMeasurement), typeof(string))]
public sealed class MeasureDetectorAPCommand : MeasuredScoresCommand
{
    private const double SuspiciousGap = 0.05;

    [Parameter(HelpMessage = "Add the mean over all sets and the results for all pictures pooled.")]
    public SwitchParameter Mean { get; set; }

    [Parameter(
        HelpMessage = "Add means over groups of sets: a name for each group, with names or wildcards of its sets. Example: @{ Diffusion = 'sd*', 'flux*' }."
    )]
    [ValidateNotNull]
    public IDictionary? MeanOf { get; set; }

    [Parameter(
        HelpMessage = "Write text in the format of eval.py's results file instead of objects, one string for each model."
    )]
    public SwitchParameter AsReferenceCsv { get; set; }

    [Parameter(
        HelpMessage = "Show published results beside the measured ones. Published chooses the training by the name of the model."
    )]
    [ValidateSet(
        "Published",
        "BlurJpeg0.5",
        "BlurJpeg0.1",
        "2Classes",
        "4Classes",
        "8Classes",
        "16Classes",
        "NoAugmentation",
        "Blur",
        "Jpeg"
    )]
    public string? CompareWith { get; set; }

    private bool SideBySide => Condition is null && !AsReferenceCsv;

    private string[] ConditionNames => AsReferenceCsv ? ["AsIs"] : Condition ?? ["AsIs", "Jpeg90"];

    private protected override void FromPictures()
    {
        IReadOnlyList<TestSet> sets = FindSets();
        if (sets.Count == 0)
            return;
        if (ByClass)
            sets = [.. sets.SelectMany(s => s.ByClass())];
        RealPool? pool = FindPool(RealSet, sets);
        ImageCondition[] conditions = [.. ConditionNames.Select(ConditionParser.Parse).DistinctBy(c => c.Name)];
        using ScoreCache book = OpenBook();
        foreach (DetectorModel model in FindModels())
        {
            var evaluation = new DetectorEvaluation(model, Options(conditions), book);
            WriteVerbose(
                $"Model {model.Card.Name} ({model.Card.OnnxSha256}); view {evaluation.View}; conditions {string.Join(", ", conditions.Select(c => c.Name))}."
            );
            MeasurementPlan plan = Plan(evaluation, model, sets, [.. conditions.Select(c => c.Name)], pool);
            foreach (TestSet scored in Score(evaluation, $"Measuring {model.Card.Name}", plan.ScoringOrder))
                Write(plan.Scored(scored));
            Finish(plan, model.Card.Name);
        }
    }

    private protected override void FromScores(IReadOnlyList<ScoreRow> rows)
    {
        foreach (RecordedScores scores in RecordedScores.ByModel(rows))
        {
            string[] conditions = [.. RecordedConditions(scores).Select(c => ConditionParser.Parse(c).Name)];
            foreach (string missing in conditions.Except(scores.Conditions))
                throw new DatasetInvalidException(
                    "ScoresIncomplete",
                    missing,
                    $"The scores of {scores.Model} do not include the condition {missing}.",
                    "Score the pictures with -Path and -ScoresPath."
                );
            IReadOnlyList<TestSet> sets = ByClass ? [.. scores.Sets.SelectMany(s => s.ByClass())] : scores.Sets;
            MeasurementPlan plan = Plan(
                scores,
                InstalledModels.FindByHash(scores.ModelSha256),
                sets,
                conditions,
                FindPool(RealSet, sets)
            );
            foreach (TestSet set in plan.ScoringOrder)
                Write(plan.Scored(set));
            Finish(plan, scores.Model);
        }
    }

    // As with pictures: as-is and JPEG 90 unless asked otherwise; all that there is where as-is is not among it.
    private IEnumerable<string> RecordedConditions(RecordedScores scores)
    {
        if (Condition is not null || AsReferenceCsv)
            return ConditionNames;
        return scores.Conditions.Contains("AsIs")
            ? scores.Conditions.Where(c => c is "AsIs" or "Jpeg90")
            : scores.Conditions;
    }

    private MeasurementPlan Plan(
        IScoreSource scores,
        DetectorModel? model,
        IReadOnlyList<TestSet> sets,
        IReadOnlyList<string> conditions,
        RealPool? pool
    )
    {
        MetricCalculator measurer = Measurer(model, AsReferenceCsv ? Evaluation.Metrics.Weighting.Count : null);
        return new MeasurementPlan(
            scores,
            measurer,
            sets,
            conditions,
            pool,
            SideBySide && conditions.Contains("AsIs"),
            Published,
            StopToken
        );
    }

    private void Write(IEnumerable<DetectorMeasurement> results)
    {
        // All are made before one is written: what a command downstream throws must not meet the engine's handlers.
        DetectorMeasurement[] ready = [.. results];
        if (!AsReferenceCsv)
            WriteObject(ready, enumerateCollection: true);
    }

    private void Finish(MeasurementPlan plan, string model)
    {
        if (AsReferenceCsv)
        {
            WriteObject(ReferenceCsv.Write(model, plan.Measured.Where(m => m.Condition == "AsIs")));
            return;
        }

        List<(string Name, Func<string, bool> Takes)> groups = [];
        if (Mean)
            groups.Add(("(mean of sets)", _ => true));
        foreach (DictionaryEntry entry in MeanOf ?? new Hashtable())
            groups.Add(($"{entry.Key}", NameMatch.Of(LanguagePrimitives.ConvertTo<string[]>(entry.Value))));
        if (groups.Count > 0)
            Write(plan.Means(groups).Where(m => Mean || m.Kind == MeasurementKind.Mean));
        WarnOfFormats(plan.Measured, model);
    }

    private void WarnOfFormats(IReadOnlyList<SetMeasurement> measured, string model)
    {
        var aligned = measured
            .Where(m => m.Condition == "Jpeg90" && !double.IsNaN(m.AveragePrecision))
            .ToDictionary(m => m.Set, m => m.AveragePrecision, StringComparer.Ordinal);
        string[] told =
        [
            .. measured
                .Where(m =>
                    m.Condition == "AsIs"
                    && aligned.TryGetValue(m.Set, out double ap)
                    && m.AveragePrecision - ap > SuspiciousGap
                )
                .Select(m =>
                    FormattableString.Invariant($"{m.Set} {m.AveragePrecision:0.00} against {aligned[m.Set]:0.00}")
                ),
        ];
        if (told.Length > 0)
        {
            WriteWarning(
                $"The AP of {model} on unchanged pictures (AsIs) is higher by more than {SuspiciousGap} than with every picture saved as JPEG 90, for {told.Length} of {aligned.Count} sets: "
                    + $"file formats reveal the labels of these sets, so use the result for JPEG 90. {string.Join("; ", told)}."
            );
        }
    }

    private PublishedResult? Published(SetMeasurement m)
    {
        if (CompareWith is null)
            return null;
        string detector = CompareWith == "Published" ? PublishedResults.DetectorOf(m.Model) : CompareWith;
        return PublishedResults.Find(detector, m.Set, crop: m.CropSize == 224);
    }
}
