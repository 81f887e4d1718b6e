using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Evaluation;
using FakeDetect.Imaging;
using FakeDetect.Inference;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>What the cmdlets that score labelled pictures share: where test sets lie, which models, how they run, scores files, progress.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TestSetCommand : DetectorCommand
{
    /// <summary>The set of -Path; the default of every such cmdlet.</summary>
    protected const string PathSet = "Path";

    /// <summary>The set of -LiteralPath.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The set of -FakePath, with -RealPath where there are reals.</summary>
    protected const string FakesSet = "Fakes";

    /// <summary>The set of -RealPath alone.</summary>
    protected const string RealsSet = "Reals";

    /// <summary>Test sets, or folders of test sets; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, HelpMessage = "Test sets, or folders of test sets, with wildcards.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Test sets, or folders of test sets, exactly as written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, HelpMessage = "Test sets, or folders of test sets, exactly as written.")]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Folders or files of fakes: one set, whatever their names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FakesSet, HelpMessage = "Folders or files of fakes: one set, whatever their names.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] FakePath { get; set; } = [];

    /// <summary>Folders or files of real pictures.</summary>
    [Parameter(ParameterSetName = FakesSet, HelpMessage = "Folders or files of real pictures.")]
    [Parameter(Mandatory = true, ParameterSetName = RealsSet, HelpMessage = "Folders or files of real pictures.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] RealPath { get; set; } = [];

    /// <summary>The models: names, paths of folders, or objects of Get-DetectorModel.</summary>
    [Parameter(HelpMessage = "The models: names, paths of folders, or objects of Get-DetectorModel.")]
    [ModelArgument]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Model { get; set; }

    /// <summary>Which pixels the models see; their own view unless given.</summary>
    [Parameter(HelpMessage = "Which pixels the models see; their own view unless given.")]
    public ImageView? View { get; set; }

    /// <summary>The side of the crop or tile in pixels; the models' own unless given.</summary>
    [Parameter(HelpMessage = "The side of the crop or tile in pixels; the models' own unless given.")]
    [ValidateRange(16, 8192)]
    public int? CropSize { get; set; }

    /// <summary>Where the network runs.</summary>
    [Parameter(HelpMessage = "Where the network runs: Auto, Cpu or Cuda.")]
    public DetectorDevice Device { get; set; } = DetectorDevice.Auto;

    /// <summary>Which CUDA device.</summary>
    [Parameter(HelpMessage = "Which CUDA device, from 0.")]
    [ValidateRange(0, 255)]
    public int DeviceId { get; set; }

    /// <summary>Pictures that are worked on at once.</summary>
    [Parameter(HelpMessage = "Pictures that are worked on at once; the number of processors unless given.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = ScoringOptions.Default.ThrottleLimit;

    /// <summary>The largest picture that is decoded, in pixels.</summary>
    [Parameter(HelpMessage = "The largest picture that is decoded, in pixels (width x height).")]
    [ValidateRange(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = DecodeOptions.Default.MaxPixels;

    /// <summary>The models that were asked for; the default one where none was.</summary>
    private protected IReadOnlyList<DetectorModel> FindModels() => Model is null ? [FindModel(null)] : [.. Model.Select(FindModel)];

    private protected ScoringOptions Options(IReadOnlyList<ImageCondition> conditions) => new()
    {
        View = (DetectorView?)View,
        CropSize = CropSize,
        Device = Device,
        DeviceId = DeviceId,
        ThrottleLimit = ThrottleLimit,
        Decode = new DecodeOptions { MaxPixels = MaxPixels },
        Conditions = conditions,
    };

    /// <summary>The test sets of the parameters, by name; those that cannot be found are errors, and the others go on.</summary>
    private protected IReadOnlyList<TestSet> FindSets()
    {
        if (ParameterSetName is FakesSet or RealsSet)
        {
            string[] fakes = Folders(FakePath), reals = Folders(RealPath);
            string name = System.IO.Path.GetFileName((fakes.Length > 0 ? fakes : reals).FirstOrDefault() ?? "");
            return fakes.Length + reals.Length == 0 ? [] : Reported(TestSetSearch.Of(name, reals, fakes, StopToken));
        }

        var found = new List<(string Root, TestSet Set)>();
        IEnumerable<ResolvedPath> roots = ParameterSetName == LiteralPathSet
            ? LiteralPath.Select(Resolver.ResolveLiteral).OfType<ResolvedPath>()
            : Path.SelectMany(p => Resolver.Resolve(p, force: false));
        foreach (ResolvedPath root in roots)
        {
            if (root.FromWildcard && !Directory.Exists(root.Path))
                continue;
            try
            {
                found.AddRange(Reported(TestSetSearch.Below(root.Path, StopToken)).Select(set => (root.Path, set)));
            }
            catch (DatasetInvalidException failure)
            {
                WriteFailure(failure);
            }
        }

        return [.. TestSetNames.Distinct(found).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>The pictures of sets, with the problems and oddities of the search written out.</summary>
    private protected IReadOnlyList<TestSet> Reported(TestSetSearch search)
    {
        foreach (FakeDetectException problem in search.Problems)
            WriteFailure(problem);
        foreach (string note in search.Notes)
            WriteVerbose(note);
        return search.Sets;
    }

    /// <summary>Scores sets and gives each one back when all of its files are done; unreadable files are errors.</summary>
    private protected IEnumerable<TestSet> Score(DetectorEvaluation evaluation, string activity, IReadOnlyList<TestSet> sets)
    {
        Dictionary<string, int> left = sets.ToDictionary(s => s.Name, s => s.Files.Count, StringComparer.Ordinal);
        var clock = new EvaluationClock(sets.Sum(s => s.Files.Count));
        foreach (EvaluationStep step in evaluation.Run(sets, StopToken))
        {
            clock.Count(step.Reused);
            if (step.Error is { } error)
                WriteFailure(error);
            if (Progress.IsDue)
                Progress.Report(activity, clock.Status, step.File.Path, clock.Percent, clock.SecondsLeft);
            if (--left[step.Set.Name] == 0)
                yield return step.Set;
        }

        WriteVerbose($"{activity}: {clock.Status}.");
    }

    private protected string[] Folders(string[] paths) => [.. paths.SelectMany(p => Resolver.Resolve(p, force: false)).Select(p => p.Path)];
}
