using FakeDetect.Files;

namespace FakeDetect.Datasets.Search;

/// <summary>How folders are walked.</summary>
internal sealed record FolderWalkOptions
{
    /// <summary>Takes hidden files and folders too.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Looks into folders that are links, unless they lead back to a folder above.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>
    /// Takes a file that is called like a picture without a look at its content: for callers that read it next and say what
    /// is wrong with it, whom it spares opening each file twice.
    /// </summary>
    public bool TrustNames { get; init; }

    /// <summary>Which files count, by name.</summary>
    public Func<string, bool> Takes { get; init; } = _ => true;

    /// <summary>Ends the walk.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// A folder as every search for pictures sees it: names in ordinal order, hidden entries left out, links followed only if that
/// was asked for. What is left out is told to <c>leftOut</c> as it is met.
/// </summary>
internal sealed class FolderNode
{
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly FolderWalkOptions _options;
    private readonly Action<LeftOut> _leftOut;
    private readonly RealFolder _real;
    private FileSystemInfo[]? _entries;
    private FolderNode[]? _folders;

    private FolderNode(string path, RealFolder real, FolderWalkOptions options, Action<LeftOut> leftOut) =>
        (Path, _real, _options, _leftOut) = (path, real, options, leftOut);

    /// <summary>The absolute path, links in it as they are.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The folders in it.</summary>
    public IReadOnlyList<FolderNode> Folders => _folders ??= [.. FindFolders()];

    public static FolderNode Root(string path, FolderWalkOptions options, Action<LeftOut> leftOut)
    {
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return new FolderNode(full, new RealFolder(SymbolicLinks.Resolve(full), null), options, leftOut);
    }

    /// <summary>Whether the system, or a dot before its name, hides a file or folder: a data set is the same on every system.</summary>
    public static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden);

    /// <summary>The pictures in it, and the files that say they are pictures. To be enumerated once.</summary>
    public IEnumerable<PictureFile> Pictures()
    {
        FileSystemInfo[] entries = Entries();
        // What was looked at is not kept: trees are of any size.
        _entries = [.. entries.OfType<DirectoryInfo>()];
        foreach (FileSystemInfo entry in entries)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            if (entry is not FileInfo file || !_options.Takes(file.Name))
                continue;
            bool hidden = !_options.IncludeHidden && IsHidden(file);
            PictureFile? picture =
                _options.TrustNames && !hidden && PictureFile.IsNamedLikeOne(file.Name)
                    ? new PictureFile(file.FullName, IsLossy: false)
                    : PictureFile.Look(file);
            if (picture is null || (hidden && picture.Error is not null))
                _leftOut(new LeftOut(file.FullName, LeftOutReason.NoPicture));
            else if (hidden)
                _leftOut(new LeftOut(file.FullName, LeftOutReason.Hidden));
            else
                yield return picture;
        }
    }

    /// <summary>Those in it and below it: first a folder's own, then those of its folders.</summary>
    /// <param name="enter">Whether a folder is looked into.</param>
    /// <param name="recurse">Looks below the folder itself.</param>
    public IEnumerable<PictureFile> PicturesBelow(Func<FolderNode, bool> enter, bool recurse = true)
    {
        Stack<FolderNode> pending = new([this]);
        while (pending.TryPop(out FolderNode? folder))
        {
            if (!enter(folder))
                continue;
            foreach (PictureFile picture in folder.Pictures())
                yield return picture;
            if (!recurse)
                continue;
            foreach (FolderNode below in folder.Folders.Reverse())
                pending.Push(below);
        }
    }

    private IEnumerable<FolderNode> FindFolders()
    {
        foreach (DirectoryInfo folder in Entries().OfType<DirectoryInfo>())
        {
            LeftOutReason? reason = null;
            bool linked = folder.LinkTarget is not null;
            string real =
                linked && _options.FollowLinks
                    ? SymbolicLinks.Resolve(folder.FullName)
                    : System.IO.Path.Combine(_real.Path, folder.Name);
            if (linked && !_options.FollowLinks)
                reason = LeftOutReason.LinkedFolder;
            else if (!_options.IncludeHidden && IsHidden(folder))
                reason = LeftOutReason.Hidden;
            else if (_real.IsOrIsBelow(real))
                reason = LeftOutReason.CircularLink;

            if (reason is { } because)
                _leftOut(new LeftOut(folder.FullName, because));
            else
                yield return new FolderNode(folder.FullName, new RealFolder(real, _real), _options, _leftOut);
        }
    }

    // Listed once: a folder that cannot be listed is one failure, not two.
    private FileSystemInfo[] Entries() => _entries ??= [.. List()];

    private List<FileSystemInfo> List()
    {
        List<FileSystemInfo> entries = [];
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(Path).EnumerateFileSystemInfos("*", s_all))
            {
                _options.Cancellation.ThrowIfCancellationRequested();
                entries.Add(entry);
            }

            entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _leftOut(
                new LeftOut(
                    Path,
                    LeftOutReason.UnreadableFolder,
                    new DatasetInvalidException(
                        "FolderUnreadable",
                        Path,
                        $"The folder '{Path}' cannot be listed: {e.Message}",
                        "Check the permissions of the folder. Its pictures were skipped.",
                        e
                    )
                )
            );
            return [];
        }
    }

    /// <summary>A folder without links in its path, and those that were walked through to it.</summary>
    private sealed record RealFolder(string Path, RealFolder? Above)
    {
        public bool IsOrIsBelow(string path)
        {
            for (RealFolder? folder = this; folder is not null; folder = folder.Above)
            {
                if (folder.Path == path)
                    return true;
            }

            return false;
        }
    }
}
