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
    [Parameter(HelpMessage = "Conditions in which the thresholds must hold. Default: AsIs and Jpeg90.")]
    [ValidateCondition]
    [ArgumentCompleter(typeof(ConditionNameCompleter))]
    public string[]? Condition { get; set; }

    [Parameter(
        HelpMessage = "Sources to use: names or wildcards. A source is a set with its class and the folder below the label's. Default: all sources."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Source { get; set; }

    [Parameter(
        HelpMessage = "Tab-separated tables with the columns path and kind, one for each data set. False-positive rates are then limited by kind instead of by source."
    )]
    [ValidateNotNullOrEmpty]
    public string[]? ManifestPath { get; set; }

    [Parameter(HelpMessage = "Rule that chooses the threshold: FalsePositiveRate, Oracle or TwoShot.")]
    public ThresholdRule Rule { get; set; } = ThresholdRule.FalsePositiveRate;

    [Parameter(HelpMessage = "Target false-positive rate, between 0 and 1.")]
    [ValidateRange(1e-9, 0.999999)]
    public double FalsePositiveRate { get; set; } = 0.01;

    [Parameter(
        HelpMessage = "Keep the upper confidence bound of the false-positive rate below the target, not only the rate on these pictures."
    )]
    public SwitchParameter Guaranteed { get; set; }

    [Parameter(HelpMessage = "Highest false-positive rate allowed for any source (with -ManifestPath: for any kind).")]
    [ValidateRange(1e-9, 0.999999)]
    public double? GroupFalsePositiveRate { get; set; }

    [Parameter(
        HelpMessage = "Share of fakes that may be called real. A verdict between the two thresholds is inconclusive."
    )]
    [ValidateRange(0d, 0.999999)]
    public double? MissRate { get; set; }

    [Parameter(HelpMessage = "Method that converts logits to likelihood ratios: Platt, Temperature or None.")]
    public CalibrationMethod Method { get; set; } = CalibrationMethod.Platt;

    [Parameter(HelpMessage = "Confidence level of the bounds, 0.5 to 1.")]
    [ValidateRange(0.500001, 0.999999)]
    public double Confidence { get; set; } = 0.95;

    [Parameter(HelpMessage = "Seed that chooses the two pictures of -Rule TwoShot if the input has more.")]
    [ValidateRange(0, int.MaxValue)]
    public int Seed { get; set; }

    [Parameter(HelpMessage = "The file to write. Test-FakeImage -Calibration reads it.")]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    [Parameter(HelpMessage = "Folder for the plots: the Tippett plot and the reliability diagram.")]
    [ValidateNotNullOrEmpty]
    public string? PlotPath { get; set; }

    [Parameter(HelpMessage = "Write calibration and thresholds into the model's own card, model.json.")]
    public SwitchParameter UpdateModel { get; set; }

    [Parameter(HelpMessage = "Replace an existing file.")]
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
                    "No source matches -Source.",
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
                $"The threshold of {calibration.Model} is 1 because too many real pictures have the highest possible probability. At the target false-positive rate, no picture can be called fake."
            );
        if (calibration.Validation is null && Rule != ThresholdRule.TwoShot)
            WriteWarning(
                "The calibration was not tested on left-out sources because fewer than three sources exist, or one source holds all pictures of a label."
            );
        else if (
            Rule == ThresholdRule.FalsePositiveRate
            && calibration.Validation is { } v
            && v.FalsePositiveRate > 1.5 * FalsePositiveRate
        )
            WriteWarning(
                FormattableString.Invariant(
                    $"On left-out sources the false-positive rate is {v.FalsePositiveRate:0.0000}, above the target of {FalsePositiveRate}. The threshold does not generalise to new kinds of pictures (worst source: {v.WorstSource}, {v.WorstFalsePositiveRate:0.00})."
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
