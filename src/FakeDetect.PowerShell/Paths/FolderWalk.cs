namespace FakeDetect;

/// <summary>
/// The pictures in folders, in the order of their names: first a folder's own, then those of the folders in it. Hidden
/// items and linked folders are passed over, as Get-ChildItem does, and counted; <c>force</c> takes hidden ones too.
/// </summary>
internal sealed class FolderWalk(
    bool recurse,
    bool force,
    NameFilter filter,
    Action<string, Exception> unreadable,
    CancellationToken cancellation
)
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly HashSet<string> _walked = new(PathComparer.Comparer);

    /// <summary>Hidden pictures and folders that were passed over.</summary>
    internal int HiddenSkipped { get; private set; }

    /// <summary>Linked folders that were passed over.</summary>
    internal int LinksSkipped { get; private set; }

    /// <summary>Files that are no pictures.</summary>
    internal int OthersSkipped { get; private set; }

    /// <summary>True for a folder that was walked already, and for a file that was passed by in it.</summary>
    internal bool Covers(string path)
    {
        if (_walked.Contains(path))
            return true;
        string? parent = Path.GetDirectoryName(path);
        return parent is not null
            && _walked.Contains(parent)
            && !Directory.Exists(path)
            && (force || !File.GetAttributes(path).HasFlag(FileAttributes.Hidden));
    }

    /// <summary>The pictures of a folder; names that cannot be listed go to <c>unreadable</c>.</summary>
    internal IEnumerable<string> Pictures(string folder)
    {
        Stack<string> pending = new([Path.TrimEndingDirectorySeparator(folder)]);
        while (pending.TryPop(out string? current))
        {
            if (!_walked.Add(current))
                continue;
            List<FileSystemInfo> entries = List(current);
            foreach (FileSystemInfo entry in entries)
            {
                cancellation.ThrowIfCancellationRequested();
                if (entry is FileInfo file && IsWanted(file))
                    yield return file.FullName;
            }

            if (!recurse)
                continue;
            foreach (FileSystemInfo entry in Enumerable.Reverse(entries))
            {
                if (entry is DirectoryInfo subfolder && IsWanted(subfolder))
                    pending.Push(subfolder.FullName);
            }
        }
    }

    private List<FileSystemInfo> List(string folder)
    {
        try
        {
            List<FileSystemInfo> entries = [];
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", All))
            {
                cancellation.ThrowIfCancellationRequested();
                entries.Add(entry);
            }

            entries.Sort(static (a, b) => ByName(a.Name, b.Name));
            return entries;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            unreadable(folder, failure);
            return [];
        }
    }

    private static int ByName(string a, string b)
    {
        int order = string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }

    private bool IsWanted(FileInfo file)
    {
        if (!filter.Takes(file.Name))
            return false;
        if (!PictureFile.IsPicture(file))
        {
            OthersSkipped++;
            return false;
        }

        if (force || !file.Attributes.HasFlag(FileAttributes.Hidden))
            return true;
        HiddenSkipped++;
        return false;
    }

    private bool IsWanted(DirectoryInfo folder)
    {
        if (folder.LinkTarget is not null)
        {
            LinksSkipped++;
            return false;
        }

        if (force || !folder.Attributes.HasFlag(FileAttributes.Hidden))
            return true;
        HiddenSkipped++;
        return false;
    }
}
