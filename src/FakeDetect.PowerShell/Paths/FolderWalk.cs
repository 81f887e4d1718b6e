using FakeDetect.Datasets.Search;

namespace FakeDetect;

/// <summary>
/// The pictures in folders that a command is given, one folder after the other, each folder once. Linked folders are passed
/// over, as Get-ChildItem does; <c>force</c> takes hidden items.
/// </summary>
internal sealed class FolderWalk
{
    private readonly HashSet<string> _walked = new(PathComparer.Comparer);
    private readonly bool _recurse;
    private readonly FolderWalkOptions _options;
    private readonly Action<FakeDetectException> _failed;

    internal FolderWalk(
        bool recurse,
        bool force,
        NameFilter filter,
        Action<FakeDetectException> failed,
        CancellationToken cancellation
    )
    {
        (_recurse, _failed) = (recurse, failed);
        _options = new FolderWalkOptions
        {
            IncludeHidden = force,
            TrustNames = true,
            Takes = filter.Takes,
            Cancellation = cancellation,
        };
    }

    /// <summary>What was left out so far.</summary>
    internal LeftOutCounts LeftOut { get; } = new();

    /// <summary>True for a folder that was walked already, and for a file that was passed by in it.</summary>
    internal bool Covers(string path)
    {
        if (_walked.Contains(path))
            return true;
        string? parent = Path.GetDirectoryName(path);
        return parent is not null
            && _walked.Contains(parent)
            && !Directory.Exists(path)
            && (_options.IncludeHidden || !FolderNode.IsHidden(new FileInfo(path)));
    }

    /// <summary>The pictures of a folder, and the files that say they are pictures: whoever reads these finds out why not.</summary>
    internal IEnumerable<string> Pictures(string folder) =>
        FolderNode
            .Root(folder, _options, LeaveOut)
            .PicturesBelow(f => _walked.Add(f.Path), _recurse)
            .Select(p => p.Path);

    private void LeaveOut(LeftOut item)
    {
        LeftOut.Add(item);
        if (item.Error is not null)
            _failed(item.Error);
    }
}
