using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Datasets.Search;

namespace FakeDetect;

/// <summary>
/// A cmdlet over picture files: -Path with wildcards, -LiteralPath for everything that has a PSPath or FullName, folders,
/// -Recurse, -Include, -Exclude. Override <see cref="ProcessFile"/>; it gets one absolute path after the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageFileCommand : DetectorCommand
{
    /// <summary>The set of -Path; the default of every such cmdlet.</summary>
    protected const string PathSet = "Path";

    /// <summary>The set of -LiteralPath.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    private NameFilter? _filter;
    private FolderWalk? _walk;
    private string? _emptyFolder;
    private long _files;
    private long _unreadable;

    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ParameterSetName = PathSet,
        HelpMessage = "Files or folders; wildcards are allowed."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Files or folders; wildcard characters are taken literally."
    )]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(ParameterSetName = PathSet, HelpMessage = "Also search the sub-folders of a folder.")]
    [Parameter(ParameterSetName = LiteralPathSet, HelpMessage = "Also search the sub-folders of a folder.")]
    public SwitchParameter Recurse { get; set; }

    [Parameter(
        ParameterSetName = PathSet,
        HelpMessage = "Include only files whose name matches one of these wildcards."
    )]
    [Parameter(
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Include only files whose name matches one of these wildcards."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Include { get; set; }

    [Parameter(ParameterSetName = PathSet, HelpMessage = "Exclude files whose name matches one of these wildcards.")]
    [Parameter(
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Exclude files whose name matches one of these wildcards."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Exclude { get; set; }

    [Parameter(ParameterSetName = PathSet, HelpMessage = "Also include hidden files and folders.")]
    [Parameter(ParameterSetName = LiteralPathSet, HelpMessage = "Also include hidden files and folders.")]
    public SwitchParameter Force { get; set; }

    private NameFilter Filter => _filter ??= new NameFilter(Include, Exclude);

    private FolderWalk Walk => _walk ??= new FolderWalk(Recurse, Force, Filter, WriteUnreadable, StopToken);

    /// <summary>One picture file, by its absolute path; it exists, but may be anything.</summary>
    private protected abstract void ProcessFile(string path);

    /// <summary>Folders that were looked at count as new again.</summary>
    private protected void ForgetFolders() => _walk = null;

    private protected override void ProcessInput()
    {
        if (ParameterSetName == LiteralPathSet)
        {
            foreach (string path in LiteralPath)
            {
                if (Resolver.ResolveLiteral(path) is { } item)
                    ProcessItem(item);
            }
        }
        else
        {
            foreach (string path in Path)
            {
                IReadOnlyList<ResolvedPath> found = Resolver.Resolve(path, Force);
                if (!Force)
                {
                    foreach (string hidden in Resolver.HiddenMatches(path, found).Where(IsWorthAMention))
                        Walk.LeftOut.Add(new LeftOut(hidden, LeftOutReason.Hidden));
                }
                foreach (ResolvedPath item in found)
                    ProcessItem(item);
            }
        }
    }

    private protected override void End()
    {
        if (_emptyFolder is not null && _files + _unreadable == 0)
            WriteError(Errors.NoPictures(_emptyFolder, Recurse));
        Say(Walk.LeftOut, canForce: true);
    }

    // What a wildcard would not take anyway without -Recurse, or is no picture, is no loss.
    private bool IsWorthAMention(string path) =>
        Directory.Exists(path)
            ? Recurse
            : Filter.Takes(System.IO.Path.GetFileName(path)) && PictureFile.Look(new FileInfo(path)) is { Error: null };

    private void ProcessItem(ResolvedPath item)
    {
        StopToken.ThrowIfCancellationRequested();

        // Get-ChildItem pipes a folder and then what is in it: each picture counts once.
        if (MyInvocation.ExpectingInput && _walk?.Covers(item.Path) == true)
            WriteVerbose($"'{item.Path}' was already processed as part of its folder.");
        else if (Directory.Exists(item.Path))
            ProcessFolder(item);
        else if (!Filter.Takes(System.IO.Path.GetFileName(item.Path)))
            WriteVerbose($"-Include or -Exclude excludes '{item.Path}'.");
        else
            ProcessCounted(item.Path);
    }

    private void ProcessCounted(string path)
    {
        _files++;
        ProcessFile(path);
    }

    private void ProcessFolder(ResolvedPath folder)
    {
        if (folder.FromWildcard && !Recurse)
        {
            WriteVerbose(
                $"The wildcard matched the folder '{folder.Path}', which is skipped. Use -Recurse to search it."
            );
            return;
        }

        long before = _files + _unreadable;
        foreach (string picture in Walk.Pictures(folder.Path))
        {
            StopToken.ThrowIfCancellationRequested();
            ProcessCounted(picture);
        }

        if (_files + _unreadable > before || folder.FromWildcard)
            return;

        // Get-ChildItem pipes folders of folders too: an error only if nothing else comes of the whole input.
        if (MyInvocation.ExpectingInput)
            _emptyFolder ??= folder.Path;
        else
            WriteError(Errors.NoPictures(folder.Path, Recurse));
    }

    private void WriteUnreadable(FakeDetectException failure)
    {
        _unreadable++;
        WriteFailure(failure);
    }
}
