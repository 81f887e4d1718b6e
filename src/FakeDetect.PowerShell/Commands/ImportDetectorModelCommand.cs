using System.Management.Automation;
using FakeDetect.Models;
using FakeDetect.Models.Import;

namespace FakeDetect;

/// <summary>Makes a model out of a published checkpoint: torch's formats, safetensors or ONNX.</summary>
[Cmdlet(VerbsData.Import, "DetectorModel", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(DetectorModelInfo))]
public sealed class ImportDetectorModelCommand : DetectorCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private string? _outputFolder;
    private bool _named;

    /// <summary>Checkpoints; wildcards are resolved.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ParameterSetName = PathSet,
        HelpMessage = "Checkpoint files, with wildcards."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Checkpoints, exactly as written.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Checkpoint files, exactly as written."
    )]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The model's name; the file's without its extension unless given.</summary>
    [Parameter(Position = 1, HelpMessage = "The model's name; the file's without its extension unless given.")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The model's folder; a folder of its name among the user's models unless given.</summary>
    [Parameter(HelpMessage = "The model's folder; a folder of its name among the user's models unless given.")]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>The architecture; recognised from the tensors unless given.</summary>
    [Parameter(HelpMessage = "The architecture; recognised from the tensors unless given.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ArchitectureCompleter))]
    public string? Architecture { get; set; }

    /// <summary>Fake above this probability.</summary>
    [Parameter(HelpMessage = "Fake above this probability, 0 to 1.")]
    [ValidateRange(0d, 1d)]
    public double Threshold { get; set; } = ImportOptions.Default.Threshold;

    /// <summary>The view that the threshold is meant for; the architecture's own unless given.</summary>
    [Parameter(HelpMessage = "The view that the threshold is meant for; the architecture's own unless given.")]
    public ImageView? View { get; set; }

    /// <summary>The side of the crop or tile in pixels; the architecture's own unless given.</summary>
    [Parameter(HelpMessage = "The side of the crop or tile in pixels; the architecture's own unless given.")]
    [ValidateRange(16, 8192)]
    public int? CropSize { get; set; }

    /// <summary>Means of red, green and blue, of values 0 to 1, that are taken from the pixels.</summary>
    [Parameter(
        HelpMessage = "Three means (red, green, blue; of values 0 to 1) that are taken from the pixels; with -Deviation."
    )]
    [ValidateCount(3, 3)]
    public float[]? Mean { get; set; }

    /// <summary>Deviations of red, green and blue that the pixels are divided by.</summary>
    [Parameter(HelpMessage = "Three deviations (red, green, blue) that the pixels are divided by; with -Mean.")]
    [ValidateCount(3, 3)]
    [Alias("Std")]
    public float[]? Deviation { get; set; }

    /// <summary>The network wants blue first.</summary>
    [Parameter(HelpMessage = "The network wants its planes in the order blue, green, red (ONNX files only).")]
    public SwitchParameter BlueFirst { get; set; }

    /// <summary>Batch normalisation's epsilon; the architecture's own unless given.</summary>
    [Parameter(HelpMessage = "Batch normalisation's epsilon; the architecture's own unless given.")]
    [ValidateRange(1e-12, 1d)]
    public double? BatchNormEpsilon { get; set; }

    /// <summary>One sentence for the card.</summary>
    [Parameter(HelpMessage = "One sentence for the card.")]
    public string? Description { get; set; }

    /// <summary>The licence of the weights, as their publisher states it.</summary>
    [Parameter(HelpMessage = "The licence of the weights, as their publisher states it.")]
    [Alias("License")]
    public string? Licence { get; set; }

    /// <summary>Where the file came from: an address, a paper.</summary>
    [Parameter(HelpMessage = "Where the file came from: an address, a paper.")]
    public string? Source { get; set; }

    /// <summary>Replaces a model that is there.</summary>
    [Parameter(HelpMessage = "Replace a model that is there.")]
    public SwitchParameter Force { get; set; }

    private protected override void Begin()
    {
        if (Mean is null != Deviation is null)
            ThrowTerminatingError(Errors.MeanWithoutDeviation(Mean is null ? nameof(Deviation) : nameof(Mean)));
        if (OutputPath is not null)
        {
            _outputFolder = Resolver.TryFileSystem(OutputPath, out ErrorRecord? error);
            if (error is not null)
                ThrowTerminatingError(error);
        }
    }

    private protected override void ProcessInput()
    {
        IEnumerable<ResolvedPath> files =
            ParameterSetName == LiteralPathSet
                ? LiteralPath.Select(Resolver.ResolveLiteral).OfType<ResolvedPath>()
                : Path.SelectMany(path => Resolver.Resolve(path, force: false));
        foreach (ResolvedPath file in files)
        {
            if (Directory.Exists(file.Path))
                SkipFolder(file);
            else
                ImportFile(file.Path);
        }
    }

    private void SkipFolder(ResolvedPath folder)
    {
        if (folder.FromWildcard)
            WriteVerbose($"The folder '{folder.Path}' was matched by a wildcard and left out.");
        else
            WriteError(Errors.NotAFile(folder.Path));
    }

    private void ImportFile(string file)
    {
        StopToken.ThrowIfCancellationRequested();
        if (_named && (Name ?? OutputPath) is { } name)
        {
            WriteError(Errors.NameTaken(file, name));
            return;
        }

        _named = true;
        string target =
            _outputFolder
            ?? System.IO.Path.Combine(
                ModelStore.UserFolder ?? "",
                Name ?? System.IO.Path.GetFileNameWithoutExtension(file)
            );
        if (!ShouldProcess(target, $"Import the checkpoint '{file}' as a model"))
            return;
        Progress.Report("Importing models", "Reading tensors and writing the graph", file);
        DetectorModelInfo info;
        try
        {
            DetectorModel model = CheckpointImporter.Import(file, Options(), StopToken);
            WriteVerbose(
                $"{file}: {model.Card.Architecture}, view {model.Card.View} {model.Card.CropSize}, threshold {model.Card.Threshold}; {model.Card.Provenance}"
            );
            info = InstalledModels.Describe(model);
        }
        catch (ModelInvalidException failure)
        {
            WriteFailure(failure);
            return;
        }

        WriteObject(info);
    }

    private ImportOptions Options() =>
        new()
        {
            OutputFolder = _outputFolder,
            Name = Name,
            Architecture = Architecture,
            Input = Mean is null ? null : new ModelInput(ModelInput.Rgb, Mean, Deviation!),
            BlueFirst = BlueFirst,
            Threshold = Threshold,
            View = View is ImageView.Model ? null : View?.ToString(),
            CropSize = CropSize,
            BatchNormEpsilon = BatchNormEpsilon,
            Description = Description,
            Licence = Licence,
            Source = Source,
            Overwrite = Force,
        };
}
