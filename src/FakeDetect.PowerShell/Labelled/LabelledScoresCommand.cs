using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Inference.Views;

namespace FakeDetect;

/// <summary>
/// What the cmdlets share that work on labelled scores, wherever these come from: pictures that are scored now (with a scores
/// file that is gone on with), a scores file alone, or results in the pipeline.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LabelledScoresCommand : TestSetCommand
{
    /// <summary>The set of piped results.</summary>
    protected const string ResultsSet = "Results";

    /// <summary>
    /// The set of -ScoresPath alone. It has to be the default one: -ScoresPath is a parameter of -Path's sets too, and
    /// with another default PowerShell would ask for -Path.
    /// </summary>
    protected const string ScoresSet = "Scores";

    private readonly List<ScoreRow> _piped = [];
    private PipedScores? _reader;

    [Parameter(
        Mandatory = true,
        ValueFromPipeline = true,
        ParameterSetName = ResultsSet,
        HelpMessage = "Results of Test-FakeImage, or other objects with a Logit or a Probability."
    )]
    public PSObject? InputObject { get; set; }

    [Parameter(
        ParameterSetName = ResultsSet,
        HelpMessage = "Property that holds the label, or a script block that returns it. Default: the label folder in the path."
    )]
    public object? LabelProperty { get; set; }

    [Parameter(
        ParameterSetName = ResultsSet,
        HelpMessage = "Property that names the test set, or a script block that returns it."
    )]
    public object? GeneratorProperty { get; set; }

    [Parameter(
        ParameterSetName = PathSet,
        HelpMessage = "Scores file (CSV). Scores in the file are reused and new scores are added. Without pictures, the scores in the file are used."
    )]
    [Parameter(
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Scores file (CSV). Scores in the file are reused and new scores are added. Without pictures, the scores in the file are used."
    )]
    [Parameter(
        ParameterSetName = FakesSet,
        HelpMessage = "Scores file (CSV). Scores in the file are reused and new scores are added. Without pictures, the scores in the file are used."
    )]
    [Parameter(
        ParameterSetName = RealsSet,
        HelpMessage = "Scores file (CSV). Scores in the file are reused and new scores are added. Without pictures, the scores in the file are used."
    )]
    [Parameter(
        Mandatory = true,
        ParameterSetName = ScoresSet,
        HelpMessage = "Scores file (CSV). Scores in the file are reused and new scores are added. Without pictures, the scores in the file are used."
    )]
    [ValidateNotNullOrEmpty]
    public string? ScoresPath { get; set; }

    /// <summary>Works on pictures that are to be scored, or whose scores the file knows.</summary>
    private protected abstract void FromPictures();

    /// <summary>Works on scores that are at hand: one or more, of the models and view that were asked for.</summary>
    private protected abstract void FromScores(IReadOnlyList<ScoreRow> rows);

    private protected sealed override void ProcessInput()
    {
        if (ParameterSetName != ResultsSet)
            return;
        _reader ??= new PipedScores(LabelProperty, GeneratorProperty);
        if (_reader.Read(InputObject!, out ErrorRecord? error) is { } row)
            _piped.Add(row);
        else
            WriteError(error);
    }

    private protected sealed override void End()
    {
        if (ParameterSetName is not (ResultsSet or ScoresSet))
        {
            FromPictures();
            return;
        }

        IReadOnlyList<ScoreRow> rows =
            ParameterSetName == ResultsSet ? _piped : ScoreFile.Read(Resolver.ToFileSystem(ScoresPath!) ?? ScoresPath!);
        ScoreRow[] wanted = [.. rows.Where(IsWanted)];
        if (wanted.Length > 0)
            FromScores(wanted);
        else if (rows.Count > 0)
            WriteWarning($"None of the {rows.Count} scores belongs to the requested model and view.");
    }

    /// <summary>The scores file of -ScoresPath, or a book that keeps nothing.</summary>
    private protected ScoreCache OpenBook() =>
        ScoresPath is null || Resolver.ToFileSystem(ScoresPath) is not { } file
            ? new ScoreCache()
            : new ScoreCache(file);

    // A model may be given by its folder; a scores file knows its name.
    private bool IsWanted(ScoreRow row) =>
        (Model is null || Array.Exists(Model, m => row.Model.Equals(LeafOf(m), StringComparison.OrdinalIgnoreCase)))
        && (View is null || ScoringView.KindOf(row.View) == (DetectorView)View)
        && (CropSize is null || row.CropSize == CropSize);

    private static string LeafOf(string model) =>
        System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(model));
}
