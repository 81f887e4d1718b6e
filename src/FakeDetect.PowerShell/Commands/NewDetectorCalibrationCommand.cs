using System.Management.Automation;
using FakeDetect.Charts;
using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Calibrating;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Files;
using FakeDetect.Models;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>Finds out on labelled pictures what a detector's scores mean: thresholds, probabilities, likelihood ratios.</summary>
[Cmdlet(
    VerbsCommon.New,
    "DetectorCalibration",
    DefaultParameterSetName = ScoresSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium
)]
[OutputType(typeof(DetectorCalibrationResult))]
public sealed class NewDetectorCalibrationCommand : LabelledScoresCommand
{
    /// <summary>The conditions that thresholds must hold in.</summary>
    [Parameter(HelpMessage = "The conditions that thresholds must hold in; AsIs and Jpeg90 unless given.")]
    [ValidateCondition]
    [ArgumentCompleter(typeof(ConditionNameCompleter))]
    public string[]? Condition { get; set; }

    /// <summary>Only these sources: names or wildcards. A source is a set with its class and the folder below the label's.</summary>
    [Parameter(HelpMessage = "Only these sources: names or wildcards.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Source { get; set; }

    /// <summary>Tab-separated tables with the columns path and kind, one for each data set: rates are kept by kind instead of by source.</summary>
    [Parameter(
        HelpMessage = "Tab-separated tables with the columns path and kind, one for each data set: rates are kept by kind instead of by source."
    )]
    [ValidateNotNullOrEmpty]
    public string[]? ManifestPath { get; set; }

    /// <summary>How the threshold is chosen.</summary>
    [Parameter(HelpMessage = "How the threshold is chosen: FalsePositiveRate, Oracle or TwoShot.")]
    public ThresholdRule Rule { get; set; } = ThresholdRule.FalsePositiveRate;

    /// <summary>The wanted rate of false positives.</summary>
    [Parameter(HelpMessage = "The wanted rate of false positives, between 0 and 1.")]
    [ValidateRange(1e-9, 0.999999)]
    public double FalsePositiveRate { get; set; } = 0.01;

    /// <summary>Keeps the wanted rate with the upper confidence bound, not on these pictures alone.</summary>
    [Parameter(HelpMessage = "Keep the wanted rate with its upper confidence bound, not on these pictures alone.")]
    public SwitchParameter Guaranteed { get; set; }

    /// <summary>The rate that no source (or kind) of reals may exceed.</summary>
    [Parameter(HelpMessage = "The rate of false positives that no source (with -ManifestPath: no kind) may exceed.")]
    [ValidateRange(1e-9, 0.999999)]
    public double? GroupFalsePositiveRate { get; set; }

    /// <summary>The share of fakes that may be called real; between the two thresholds a verdict is inconclusive.</summary>
    [Parameter(
        HelpMessage = "The share of fakes that may be called real; between the two thresholds a verdict is inconclusive."
    )]
    [ValidateRange(0d, 0.999999)]
    public double? MissRate { get; set; }

    /// <summary>How logits become likelihood ratios.</summary>
    [Parameter(HelpMessage = "How logits become likelihood ratios: Platt, Temperature or None.")]
    public CalibrationMethod Method { get; set; } = CalibrationMethod.Platt;

    /// <summary>The confidence of bounds.</summary>
    [Parameter(HelpMessage = "The confidence of bounds, 0.5 to 1.")]
    [ValidateRange(0.500001, 0.999999)]
    public double Confidence { get; set; } = 0.95;

    /// <summary>Picks the two pictures of -Rule TwoShot where there are more.</summary>
    [Parameter(HelpMessage = "Picks the two pictures of -Rule TwoShot where there are more.")]
    [ValidateRange(0, int.MaxValue)]
    public int Seed { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(HelpMessage = "The file to write, for Test-FakeImage -Calibration.")]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>A folder for plots: the Tippett plot and the reliability diagram.</summary>
    [Parameter(HelpMessage = "A folder for plots: the Tippett plot and the reliability diagram.")]
    [ValidateNotNullOrEmpty]
    public string? PlotPath { get; set; }

    /// <summary>Writes calibration and thresholds into the model's own card.</summary>
    [Parameter(HelpMessage = "Write calibration and thresholds into the model's own card, model.json.")]
    public SwitchParameter UpdateModel { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter(HelpMessage = "Replace a file that is there.")]
    public SwitchParameter Force { get; set; }

    private Func<string, bool> Takes => Source is null ? _ => true : NameMatch.Of(Source);

    private protected override void FromPictures()
    {
        IReadOnlyList<TestSet> sets = [.. FindSets().Select(Filtered).Where(s => s.Pictures.Count > 0)];
        if (sets.Count == 0)
        {
            if (Source is not null)
                throw new DatasetInvalidException(
                    "SourceNotFound",
                    string.Join(',', Source),
                    "No source of pictures has a name that -Source asks for.",
                    "Name folders below 0_real and 1_fake, or sets."
                );
            return;
        }

        ImageCondition[] conditions =
        [
            .. (Condition ?? ["AsIs", "Jpeg90"]).Select(ConditionParser.Parse).DistinctBy(c => c.Name),
        ];
        using ScoreCache book = OpenBook();
        foreach (DetectorModel model in FindModels())
        {
            var evaluation = new DetectorEvaluation(model, Options(conditions), book);
            foreach (TestSet _ in Score(evaluation, $"Calibrating {model.Card.Name}", sets))
                StopToken.ThrowIfCancellationRequested();
            Make([.. sets.SelectMany(s => conditions.SelectMany(c => evaluation.RowsOf(s, c.Name)))], model);
        }
    }

    private protected override void FromScores(IReadOnlyList<ScoreRow> rows)
    {
        HashSet<string>? conditions = Condition
            ?.Select(c => ConditionParser.Parse(c).Name)
            .ToHashSet(StringComparer.Ordinal);
        var wanted = rows.Where(r => (conditions?.Contains(r.Condition) ?? true) && Takes(r.Source));
        foreach (
            IGrouping<string, ScoreRow> model in wanted.GroupBy(
                r => r.ModelSha256 + r.Model + r.View + r.CropSize,
                StringComparer.Ordinal
            )
        )
            Make([.. model], null);
    }

    private TestSet Filtered(TestSet set) =>
        Source is null ? set : new TestSet(set.Name, [.. set.Pictures.Where(p => Takes(p.Source))]);

    private void Make(IReadOnlyList<ScoreRow> rows, DetectorModel? model)
    {
        var options = new CalibrationOptions
        {
            Method = Method,
            Rule = Rule,
            FalsePositiveRate = FalsePositiveRate,
            Guaranteed = Guaranteed,
            GroupFalsePositiveRate = GroupFalsePositiveRate,
            MissRate = MissRate,
            Confidence = Confidence,
            Seed = Seed,
        };
        Manifest? kinds = ManifestPath is null
            ? null
            : Manifest.OfPictures(ManifestPath.Select(path => Resolver.ToFileSystem(path) ?? path));
        DetectorCalibration calibration = CalibrationBuilder.Make(
            rows,
            options,
            kinds is null ? null : kinds.KindOf,
            out CalibrationBuilder builder
        );
        Warn(calibration);
        string? path = Save(calibration);
        if (UpdateModel)
            Update(calibration, model ?? FindModel(calibration.Model));
        if (PlotPath is not null && builder.LogLikelihoodRatios is { } ratios)
            Plot(calibration.Model, ratios);
        WriteObject(new DetectorCalibrationResult(calibration, builder.HeldOut, path));
    }

    private void Warn(DetectorCalibration calibration)
    {
        if (calibration.Thresholds.FakeAbove >= 1)
            WriteWarning(
                $"The threshold of {calibration.Model} is 1: so many reals have the highest probability there is that nothing can be called fake at the wanted rate."
            );
        if (calibration.Validation is null && Rule != ThresholdRule.TwoShot)
            WriteWarning(
                "There are fewer than three sources, or a label hangs on one: how the calibration does on other sources is not known."
            );
        else if (
            Rule == ThresholdRule.FalsePositiveRate
            && calibration.Validation is { } v
            && v.FalsePositiveRate > 1.5 * FalsePositiveRate
        )
            WriteWarning(
                FormattableString.Invariant(
                    $"On sources that are left out the false positive rate is {v.FalsePositiveRate:0.0000}, against {FalsePositiveRate} wanted: the threshold does not carry over to new kinds of pictures (worst: {v.WorstSource}, {v.WorstFalsePositiveRate:0.00})."
                )
            );
    }

    private string? Save(DetectorCalibration calibration)
    {
        if (
            OutputPath is null
            || Resolver.ToFileSystem(OutputPath) is not { } path
            || !ShouldProcess(path, "Write the calibration")
        )
            return null;
        CalibrationFile.Write(path, calibration, Force);
        return path;
    }

    private void Plot(string model, ScoreSet ratios)
    {
        if (Resolver.ToFileSystem(PlotPath!) is not { } folder)
            return;
        (string Kind, LineChart Chart)[] plots =
        [
            ("tippett", CalibrationCharts.Tippett(model, ratios)),
            ("reliability", CalibrationCharts.Reliability(model, ratios)),
        ];
        foreach ((string kind, LineChart chart) in plots)
        {
            string file = System.IO.Path.Combine(folder, $"{FileNamePart.From(model)}-{kind}.png");
            try
            {
                if (ShouldProcess(file, "Write plot"))
                    OutputFile.Write(file, ChartWriter.ToPng(chart), Force);
            }
            catch (OutputFailedException failure)
            {
                // The calibration is not lost for a plot that cannot be written.
                WriteFailure(failure);
            }
        }
    }

    private void Update(DetectorCalibration calibration, DetectorModel model)
    {
        CalibrationFile.RequireModel(calibration, model, model.Folder);
        if (ShouldProcess(model.Folder, "Write calibration and thresholds into model.json"))
            CalibrationFile.Store(calibration, model);
    }
}
