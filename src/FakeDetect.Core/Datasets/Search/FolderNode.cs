using FakeDetect.Files;

namespace FakeDetect.Datasets.Search;

/// <summary>
/// A folder as the search for test sets sees it: hidden entries left out, names in ordinal order, links followed unless
/// they lead back to a folder above.
/// </summary>
internal sealed class FolderNode
{
    private readonly HashSet<string> _above;
    private readonly ICollection<FakeDetectException> _problems;
    private FolderNode[]? _folders;
    private FileSystemInfo[]? _entries;

    private FolderNode(string path, string realPath, HashSet<string> above, ICollection<FakeDetectException> problems)
    {
        Path = path;
        _above = [.. above, realPath];
        _problems = problems;
        RealPath = realPath;
    }

    /// <summary>The path, links in it as they are.</summary>
    internal string Path { get; }

    internal string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    /// <summary>The folders within, by name.</summary>
    internal IReadOnlyList<FolderNode> Folders => _folders ??= List();

    /// <summary>The label that the name is, or null.</summary>
    internal bool? Label => LabelFolder.Label(Name);

    /// <summary>Whether it holds a folder whose name is a label.</summary>
    internal bool IsLabelled => Folders.Any(f => f.Label is not null);

    private string RealPath { get; }

    internal static FolderNode Root(string path, ICollection<FakeDetectException> problems)
    {
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return new FolderNode(full, SymbolicLinks.Resolve(full), [], problems);
    }

    /// <summary>The files below, at any depth: each folder's own by name, then those of its folders.</summary>
    internal IEnumerable<string> FilesBelow()
    {
        foreach (FileSystemInfo entry in Entries)
        {
            if (!IsFolder(entry))
                yield return entry.FullName;
        }

        foreach (FolderNode folder in Folders)
        {
            foreach (string file in folder.FilesBelow())
                yield return file;
        }
    }

    private FolderNode[] List()
    {
        var folders = new List<FolderNode>();
        foreach (FileSystemInfo entry in Entries)
        {
            if (!IsFolder(entry))
                continue;
            string real = IsLink(entry)
                ? SymbolicLinks.Resolve(entry.FullName)
                : System.IO.Path.Combine(RealPath, entry.Name);
            if (!_above.Contains(real))
                folders.Add(new FolderNode(entry.FullName, real, _above, _problems));
        }

        return [.. folders];
    }

    // Listed once: a folder that cannot be listed is one problem, not two.
    private FileSystemInfo[] Entries => _entries ??= ListEntries();

    private FileSystemInfo[] ListEntries()
    {
        try
        {
            return
            [
                .. new DirectoryInfo(Path)
                    .EnumerateFileSystemInfos()
                    .Where(e => e.Name[0] != '.' && !e.Attributes.HasFlag(FileAttributes.Hidden))
                    .OrderBy(e => e.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(
                new DatasetInvalidException(
                    "FolderUnreadable",
                    Path,
                    $"The folder '{Path}' cannot be listed: {e.Message}",
                    "Check the permissions of the folder; the pictures in it were left out.",
                    e
                )
            );
            return [];
        }
    }

    private static bool IsLink(FileSystemInfo entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;

    private static bool IsFolder(FileSystemInfo entry) =>
        IsLink(entry) ? Directory.Exists(entry.FullName) : entry is DirectoryInfo;
}
