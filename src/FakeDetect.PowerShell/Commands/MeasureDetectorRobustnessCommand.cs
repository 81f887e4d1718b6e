using System.Management.Automation;
using FakeDetect.Charts;
using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Files;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>Measures how detectors stand blur, re-encoding, resizing, other crops, and a moved crop.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "DetectorRobustness", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RobustnessMeasurement))]
public sealed class MeasureDetectorRobustnessCommand : TestSetCommand
{
    private readonly List<RobustnessPoint> _points = [];

    [Parameter(HelpMessage = "Sigmas of the reference's Gaussian blur, in pixels.")]
    [ValidateRange(0d, 16d)]
    public double[]? BlurSigma { get; set; }

    [Parameter(HelpMessage = "JPEG qualities, 1 to 100.")]
    [ValidateRange(1, 100)]
    public int[]? JpegQuality { get; set; }

    [Parameter(HelpMessage = "WebP qualities, 0 to 100.")]
    [ValidateRange(0, 100)]
    public int[]? WebPQuality { get; set; }

    [Parameter(HelpMessage = "Factors to resize by, 0.1 to 8.")]
    [ValidateRange(0.1, 8d)]
    public double[]? ResizeFactor { get; set; }

    [Parameter(HelpMessage = "Lossless formats that pictures are saved in and read back from. No score may change.")]
    [ValidateSet("Png", "WebP")]
    public string[]? LosslessFormat { get; set; }

    [Parameter(HelpMessage = "Further crop sides, in pixels.")]
    [ValidateRange(16, 8192)]
    public int[]? CropSide { get; set; }

    [Parameter(HelpMessage = "Largest shift of the crop to the right and down, in pixels. 0 turns shifts off.")]
    [ValidateRange(0, 64)]
    public int? ShiftPixel { get; set; }

    [Parameter(
        HelpMessage = "Real pictures for sets with fewer than eight of their own: set names, wildcards or a folder."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? RealSet { get; set; }

    [Parameter(HelpMessage = "Write one object for each set and perturbation instead of the mean over sets.")]
    public SwitchParameter BySet { get; set; }

    [Parameter(HelpMessage = "Scores file (CSV). Scores in the file are reused and new scores are added.")]
    [ValidateNotNullOrEmpty]
    public string? ScoresPath { get; set; }

    [Parameter(HelpMessage = "Folder for the plots: one PNG for each kind of perturbation.")]
    [ValidateNotNullOrEmpty]
    public string? PlotPath { get; set; }

    [Parameter(HelpMessage = "Replace existing plots.")]
    public SwitchParameter Force { get; set; }

    [Parameter(HelpMessage = "Number of bootstrap resamples for the intervals.")]
    [ValidateRange(10, 1_000_000)]
    public int Replicates { get; set; } = Resampler.DefaultReplicates;

    [Parameter(HelpMessage = "Seed of the bootstrap. The same seed gives the same interval.")]
    [ValidateRange(0, int.MaxValue)]
    public int Seed { get; set; }

    // What is not asked for is left out, unless nothing is asked for.
    private bool AnyAsked =>
        BlurSigma is not null
        || JpegQuality is not null
        || WebPQuality is not null
        || ResizeFactor is not null
        || LosslessFormat is not null
        || CropSide is not null
        || ShiftPixel is not null;

    private int Shifts => ShiftPixel ?? (AnyAsked ? 0 : 8);

    private protected override void End()
    {
        IReadOnlyList<TestSet> sets = FindSets();
        if (sets.Count == 0)
            return;
        RealPool? pool = FindPool(RealSet, sets);
        string? plots = PlotPath is null ? null : Resolver.ToFileSystem(PlotPath);
        using ScoreCache book =
            ScoresPath is null || Resolver.ToFileSystem(ScoresPath) is not { } file
                ? new ScoreCache()
                : new ScoreCache(file);
        foreach (DetectorModel model in FindModels())
        {
            var weighting = pool is null ? Weighting.Count : Weighting.Balanced;
            var run = new RobustnessRun(
                sets,
                pool,
                new MetricCalculator(weighting, new Resampler((ulong)Seed, Replicates), CalibrationFile.Of(model)),
                model.Card.RealBelow,
                BySet,
                StopToken
            );
            IReadOnlyList<TestSet> all = pool is null ? sets : [.. pool.Sets, .. sets.Except(pool.Sets)];
            Measure(model, run, all, book);
        }

        foreach (
            PerturbationKind kind in plots is null
                ? []
                : _points.Where(p => !p.Perturbation.IsLossless).Select(p => p.Perturbation.Kind).Distinct()
        )
            Plot(plots!, kind);
    }

    private void Measure(DetectorModel model, RobustnessRun run, IReadOnlyList<TestSet> sets, ScoreCache book)
    {
        int cropSize = CropSize ?? model.Card.CropSize;
        Perturbation[] encodings = [.. Encodings()];
        DetectorEvaluation asIs = Scored(
            model,
            Options([ImageCondition.AsIs, .. encodings.Select(p => p.ToCondition(cropSize))]),
            sets,
            book,
            ""
        );
        (IScoreSource, string)[] unchanged = [(asIs, Perturbation.None.ConditionName)];
        Write(run.Points(Perturbation.None, asIs, unchanged));
        foreach (Perturbation perturbation in encodings)
            Write(run.Points(perturbation, asIs, unchanged));
        foreach (int side in CropSide ?? (AnyAsked || asIs.View.Kind != DetectorView.CenterCrop ? [] : [128, 160, 192]))
        {
            DetectorEvaluation cropped = Scored(
                model,
                Options([ImageCondition.AsIs]) with
                {
                    CropSize = side,
                },
                sets,
                book,
                $", crop {side}"
            );
            Write(run.Points(new Perturbation(PerturbationKind.CropSize, side), cropped, unchanged));
        }

        if (Shifts > 0)
            MeasureShifts(model, run, sets, book, cropSize, asIs.View.Kind);
    }

    private void MeasureShifts(
        DetectorModel model,
        RobustnessRun run,
        IReadOnlyList<TestSet> sets,
        ScoreCache book,
        int cropSize,
        DetectorView view
    )
    {
        if (view != DetectorView.CenterCrop)
        {
            WriteWarning($"The view {view} has no crop to shift, so shifts are skipped.");
            return;
        }

        // The furthest shift decides which pictures take part, so that all shifts are of the same ones.
        Perturbation[] shifts =
        [
            .. Enumerable.Range(0, Shifts + 1).Select(by => new Perturbation(PerturbationKind.Shift, by)),
        ];
        DetectorEvaluation moved = Scored(
            model,
            Options([.. shifts.Select(p => p.ToCondition(cropSize))]),
            sets,
            book,
            ", crop moved",
            tooSmallIsNoError: true
        );
        for (int by = 1; by < shifts.Length; by++)
            Write(run.Points(shifts[by], moved, [.. shifts[..by].Select(p => ((IScoreSource)moved, p.ConditionName))]));
    }

    private DetectorEvaluation Scored(
        DetectorModel model,
        ScoringOptions options,
        IReadOnlyList<TestSet> sets,
        ScoreCache book,
        string what,
        bool tooSmallIsNoError = false
    )
    {
        var evaluation = new DetectorEvaluation(model, options, book);
        foreach (
            TestSet _ in Score(
                evaluation,
                $"Measuring {model.Card.Name}{what}",
                sets,
                tooSmallIsNoError ? "PictureTooSmall" : null
            )
        )
            StopToken.ThrowIfCancellationRequested();
        return evaluation;
    }

    private IEnumerable<Perturbation> Encodings()
    {
        double[] Values(double[]? asked, params double[] usual) => asked ?? (AnyAsked ? [] : usual);
        double[]? Doubles(int[]? values) => values is null ? null : Array.ConvertAll(values, v => (double)v);
        return Values(BlurSigma, 1, 2, 3, 4)
            .Select(v => new Perturbation(PerturbationKind.Blur, v))
            .Concat(
                Values(Doubles(JpegQuality), 100, 90, 80, 70, 60, 50, 40, 30)
                    .Select(v => new Perturbation(PerturbationKind.Jpeg, v))
            )
            .Concat(
                Values(Doubles(WebPQuality), 90, 70, 50, 30).Select(v => new Perturbation(PerturbationKind.WebP, v))
            )
            .Concat(
                Values(ResizeFactor, 0.5, 0.75, 1.25, 1.5).Select(v => new Perturbation(PerturbationKind.Resize, v))
            )
            .Concat(
                (LosslessFormat ?? []).Select(f => new Perturbation(
                    string.Equals(f, "Png", StringComparison.OrdinalIgnoreCase)
                        ? PerturbationKind.Png
                        : PerturbationKind.WebPLossless,
                    0
                ))
            )
            .Distinct();
    }

    private void Write(IEnumerable<RobustnessPoint> points)
    {
        RobustnessPoint[] ready = [.. points];
        _points.AddRange(ready);
        WriteObject(ready.Select(p => new RobustnessMeasurement(p)), enumerateCollection: true);
    }

    private void Plot(string folder, PerturbationKind kind)
    {
        foreach (
            IGrouping<string, RobustnessPoint> set in _points.GroupBy(
                p => BySet ? p.Figures.Set : "",
                StringComparer.Ordinal
            )
        )
        {
            string name = set.Key.Length == 0 ? $"{kind}" : $"{FileNamePart.From(set.Key)}-{kind}";
            string file = System.IO.Path.Combine(folder, $"{name}.png");
            try
            {
                OutputFile.Write(file, ChartWriter.ToPng(RobustnessCharts.Of(kind, [.. set])), Force);
                WriteVerbose($"Plot '{file}'.");
            }
            catch (OutputFailedException failure)
            {
                // The measurement is not lost for a plot that cannot be written.
                WriteFailure(failure);
            }
        }
    }
}
