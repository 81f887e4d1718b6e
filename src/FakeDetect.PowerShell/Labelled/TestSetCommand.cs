using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>What the cmdlets that score labelled pictures share: which models, how they run, scores files, progress.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TestSetCommand : LabelledFolderCommand
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    [Parameter(
        HelpMessage = "The models: names, paths of folders, or objects of Get-DetectorModel. Default: the default model."
    )]
    [ModelArgument]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Model { get; set; }

    [Parameter(HelpMessage = "Which part of each picture is scored. Default: each model's own setting.")]
    public ImageView? View { get; set; }

    [Parameter(HelpMessage = "Side of the crop or tile, in pixels. Default: each model's own size.")]
    [ValidateRange(16, 8192)]
    public int? CropSize { get; set; }

    [Parameter(HelpMessage = "Device that runs the network: Auto, Cpu or Cuda.")]
    public DetectorDevice Device { get; set; } = DetectorDevice.Auto;

    [Parameter(HelpMessage = "Number of the CUDA device, starting at 0.")]
    [ValidateRange(0, 255)]
    public int DeviceId { get; set; }

    [Parameter(HelpMessage = "Maximum number of pictures processed in parallel. Default: the number of processors.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = ScoringOptions.Default.ThrottleLimit;

    [Parameter(HelpMessage = "Largest picture that is decoded, in pixels (width x height).")]
    [ValidateRange(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = DecodeOptions.Default.MaxPixels;

    /// <summary>The models that were asked for; the default one where none was.</summary>
    private protected IReadOnlyList<DetectorModel> FindModels() =>
        Model is null ? [FindModel(null)] : [.. Model.Select(FindModel)];

    private protected ScoringOptions Options(IReadOnlyList<ImageCondition> conditions) =>
        new()
        {
            View = (DetectorView?)View,
            CropSize = CropSize,
            Device = Device,
            DeviceId = DeviceId,
            ThrottleLimit = ThrottleLimit,
            Decode = new DecodeOptions { MaxPixels = MaxPixels },
            Conditions = conditions,
        };

    /// <summary>Scores sets and gives each one back when all of its files are done; unreadable files are errors.</summary>
    /// <param name="evaluation">Scores them.</param>
    /// <param name="activity">What the progress bar says.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="expectedError">The id of failures that are no errors here, only pictures that do not take part; null: none.</param>
    private protected IEnumerable<TestSet> Score(
        DetectorEvaluation evaluation,
        string activity,
        IReadOnlyList<TestSet> sets,
        string? expectedError = null
    )
    {
        Dictionary<string, int> left = sets.ToDictionary(s => s.Name, s => s.Pictures.Count, StringComparer.Ordinal);
        var clock = new EvaluationProgress(sets.Sum(s => s.Pictures.Count));
        foreach (EvaluationStep step in evaluation.Run(sets, StopToken))
        {
            clock.Count(step.Reused);
            // A file may be scored by several models and in several passes: it is unreadable once.
            if (step.Error is { } error && error.ErrorId != expectedError && _reported.Add(step.Picture.FullPath))
                WriteFailure(error);
            if (Progress.IsDue)
                Progress.Report(activity, clock.Status, step.Picture.Path, clock.Percent, clock.SecondsLeft);
            if (--left[step.Set.Name] == 0)
                yield return step.Set;
        }

        WriteVerbose($"{activity}: {clock.Status}.");
    }
}
