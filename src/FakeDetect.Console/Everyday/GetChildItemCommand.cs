using System.Collections.ObjectModel;
using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>
/// Get-ChildItem: -Path, -LiteralPath, -Filter, -Include, -Exclude, -Recurse, -Depth, -File, -Directory, -Name, -Force.
/// The objects come from the engine's provider, folder by folder, so that a large tree streams.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Path")]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo), typeof(string))]
public sealed class GetChildItemCommand : PSCmdlet
{
    private NamePatterns _names = NamePatterns.Any;

    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public string Filter { get; set; } = "";

    [Parameter]
    [SupportsWildcards]
    public string[] Include { get; set; } = [];

    [Parameter]
    [SupportsWildcards]
    public string[] Exclude { get; set; } = [];

    [Parameter]
    [Alias("s")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Depth { get; set; } = -1;

    [Parameter]
    public SwitchParameter File { get; set; }

    [Parameter]
    public SwitchParameter Directory { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsLiteral => ParameterSetName == "LiteralPath";

    protected override void BeginProcessing() => _names = new NamePatterns(Filter, Include, Exclude);

    protected override void ProcessRecord()
    {
        foreach (string path in IsLiteral ? LiteralPath : Path)
            List(path);
    }

    private void List(string path)
    {
        Collection<PSObject> roots;
        try
        {
            roots = InvokeProvider.Item.Get([path], Force, IsLiteral);
        }
        catch (ItemNotFoundException)
        {
            WriteError(Failures.PathNotFound(path));
            return;
        }

        // A folder that is named is opened; folders that a wildcard finds are listed as they are, unless below is asked for.
        bool open = IsLiteral || !WildcardPattern.ContainsWildcardCharacters(path);
        bool deep = Recurse || Depth >= 0;
        foreach (PSObject root in roots)
        {
            bool isFolder = root.BaseObject is DirectoryInfo;
            if (!isFolder || !open)
                WriteIfWanted(root, root);
            if (isFolder && (open || deep))
                WriteBelow(root, root, deep ? (Depth >= 0 ? Depth : int.MaxValue) : 0);
        }
    }

    private void WriteBelow(PSObject folder, PSObject root, int levels)
    {
        Collection<PSObject> children;
        try
        {
            children = InvokeProvider.ChildItem.Get([PathOf(folder)], recurse: false, Force, literalPath: true);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ItemNotFoundException)
        {
            WriteError(Failures.FileNotReadable(e, PathOf(folder)));
            return;
        }

        foreach (PSObject child in children)
            WriteIfWanted(child, root);

        if (levels == 0)
            return;
        foreach (PSObject child in children)
        {
            // A link to a folder may lead back up: it is listed, not followed.
            if (child.BaseObject is DirectoryInfo { LinkTarget: null })
                WriteBelow(child, root, levels - 1);
        }
    }

    private void WriteIfWanted(PSObject item, PSObject root)
    {
        bool isFolder = item.BaseObject is DirectoryInfo;
        if (
            (File && isFolder)
            || (Directory && !isFolder)
            || (item.BaseObject is FileSystemInfo entry && !_names.Match(entry.Name))
        )
            return;
        if (Name && item.BaseObject is FileSystemInfo named)
            WriteObject(
                root.BaseObject is DirectoryInfo folder
                    ? System.IO.Path.GetRelativePath(folder.FullName, named.FullName)
                    : named.Name
            );
        else
            WriteObject(item);
    }

    private static string PathOf(PSObject item) => (string)item.Properties["PSPath"].Value;
}
