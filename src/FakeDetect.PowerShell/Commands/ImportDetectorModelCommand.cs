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

    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ParameterSetName = PathSet,
        HelpMessage = "Checkpoint files; wildcards are allowed."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Checkpoint files; wildcard characters are taken literally."
    )]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1, HelpMessage = "Name of the model. Default: the name of the file without its extension.")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(HelpMessage = "Folder of the model. Default: a folder with the model's name among the user's models.")]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    [Parameter(HelpMessage = "Architecture of the network. Default: recognised from the tensors.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ArchitectureCompleter))]
    public string? Architecture { get; set; }

    [Parameter(HelpMessage = "Threshold: a picture with a higher probability is called fake, 0 to 1.")]
    [ValidateRange(0d, 1d)]
    public double Threshold { get; set; } = ImportOptions.Default.Threshold;

    [Parameter(HelpMessage = "The view that the threshold is meant for. Default: the architecture's own view.")]
    public ImageView? View { get; set; }

    [Parameter(HelpMessage = "Side of the crop or tile, in pixels. Default: the architecture's own size.")]
    [ValidateRange(16, 8192)]
    public int? CropSize { get; set; }

    [Parameter(
        HelpMessage = "Three means (red, green, blue; 0 to 1) that are subtracted from the pixels. Requires -Deviation."
    )]
    [ValidateCount(3, 3)]
    public float[]? Mean { get; set; }

    [Parameter(HelpMessage = "Three standard deviations (red, green, blue) that divide the pixels. Requires -Mean.")]
    [ValidateCount(3, 3)]
    [Alias("Std")]
    public float[]? Deviation { get; set; }

    [Parameter(HelpMessage = "The network expects the channel order blue, green, red (ONNX files only).")]
    public SwitchParameter BlueFirst { get; set; }

    [Parameter(HelpMessage = "Epsilon of batch normalisation. Default: the architecture's own value.")]
    [ValidateRange(1e-12, 1d)]
    public double? BatchNormEpsilon { get; set; }

    [Parameter(HelpMessage = "One sentence that describes the model in its card.")]
    public string? Description { get; set; }

    [Parameter(HelpMessage = "The licence of the weights, as their publisher states it.")]
    [Alias("License")]
    public string? Licence { get; set; }

    [Parameter(HelpMessage = "Where the file came from, such as an address or a paper.")]
    public string? Source { get; set; }

    [Parameter(HelpMessage = "Replace an existing model.")]
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
            WriteVerbose($"The wildcard matched the folder '{folder.Path}', which is skipped.");
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
