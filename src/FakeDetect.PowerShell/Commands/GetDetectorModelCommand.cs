using System.Management.Automation;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>Lists the models that are installed, or shows those in folders that are named.</summary>
[Cmdlet(VerbsCommon.Get, "DetectorModel", DefaultParameterSetName = NameSet)]
[OutputType(typeof(DetectorModelInfo))]
public sealed class GetDetectorModelCommand : DetectorCommand
{
    private const string NameSet = "Name";
    private const string LiteralPathSet = "LiteralPath";

    private ModelStore? _store;

    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ParameterSetName = NameSet,
        HelpMessage = "Names of models; wildcards are allowed. Default: all models."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Paths of model folders, inside or outside the model store."
    )]
    [Alias("PSPath", "LP", "FullName", "Path")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    private protected override void Begin() => _store = InstalledModels.Store;

    private protected override void ProcessInput()
    {
        if (ParameterSetName == LiteralPathSet)
        {
            foreach (string path in LiteralPath)
                WriteFolder(path);
        }
        else
        {
            foreach (string name in Name)
                WriteNamed(name);
        }
    }

    private void WriteNamed(string name)
    {
        WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        bool any = false;
        foreach (ModelEntry entry in _store!.List(verifyHashes: false).Where(entry => pattern.IsMatch(entry.Name)))
        {
            any = true;
            StopToken.ThrowIfCancellationRequested();
            Write(entry.Folder);
        }

        if (any)
            return;
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            WriteError(Errors.ModelNotFound(name, _store.Folders));
        else
            WriteVerbose($"No model matches '{name}' in {string.Join(", ", _store.Folders)}.");
    }

    private void WriteFolder(string path)
    {
        if (Resolver.ResolveLiteral(path) is { } item)
            Write(Directory.Exists(item.Path) ? item.Path : Path.GetDirectoryName(item.Path)!);
    }

    // The hash is checked here, model by model: what is listed is whole, and the first appears without waiting for the last.
    private void Write(string folder)
    {
        DetectorModelInfo info;
        try
        {
            DetectorModel model = ModelFolderReader.Read(folder);
            ModelFolderReader.VerifyHash(model);
            info = InstalledModels.Describe(model);
        }
        catch (ModelInvalidException broken)
        {
            WriteFailure(broken);
            return;
        }

        WriteObject(info);
    }
}
