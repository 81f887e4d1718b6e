namespace FakeDetect.Datasets.Search;

/// <summary>
/// Finds test sets below a folder, in the reference's layouts: <c>set/0_real</c> and <c>set/1_fake</c>; a set of classes
/// (<c>set/class/0_real</c>, <c>set/class/1_fake</c>), which are pooled; several sets in one folder, at any depth. Labels
/// are folder names (<see cref="LabelFolder"/>), never an index in alphabetical order, so a stray folder shifts nothing.
/// A set may hold one label only.
/// </summary>
public sealed class TestSetSearch
{
    private readonly List<FakeDetectException> _problems = [];
    private readonly List<TestSet> _sets = [];
    private readonly List<string> _notes = [];
    private readonly string _root;
    private readonly CancellationToken _cancellation;

    private TestSetSearch(string root, CancellationToken cancellation)
    {
        _root = root;
        _cancellation = cancellation;
    }

    /// <summary>The sets, by name in ordinal order.</summary>
    public IReadOnlyList<TestSet> Sets => _sets;

    /// <summary>Folders that could not be listed; what they hold is missing from the sets.</summary>
    public IReadOnlyList<FakeDetectException> Problems => _problems;

    /// <summary>One sentence for each thing that was passed over: folders beside labels, files that are no pictures.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Searches a folder.</summary>
    /// <param name="folder">A test set, or a folder of test sets.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="DatasetInvalidException">There is no such folder, or no test set in it.</exception>
    public static TestSetSearch Below(string folder, CancellationToken cancellation = default)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RequireFolder(full);
        var search = new TestSetSearch(full, cancellation);
        var root = FolderNode.Root(full, search._problems);
        search.Visit(root, root.Name, isRoot: true);
        search._sets.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        if (search._sets.Count == 0)
        {
            throw new DatasetInvalidException(
                "DatasetWithoutLabels",
                full,
                $"Below '{full}' there is no folder named 0_real, real, nature, 1_fake, fake or ai that holds a picture.",
                "Sort the pictures into 0_real and 1_fake, or name the two folders with -RealPath and -FakePath."
            );
        }

        return search;
    }

    /// <summary>A set from folders (or single files) of each label, searched at any depth.</summary>
    /// <param name="name">What reports call the set.</param>
    /// <param name="reals">Folders or files of real pictures; may be empty.</param>
    /// <param name="fakes">Folders or files of fakes; may be empty.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="DatasetInvalidException">A folder is missing, or holds no picture.</exception>
    public static TestSetSearch Of(
        string name,
        IReadOnlyList<string> reals,
        IReadOnlyList<string> fakes,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(reals);
        ArgumentNullException.ThrowIfNull(fakes);
        var search = new TestSetSearch("", cancellation);
        var files = new List<LabelledFile>();
        foreach ((string path, bool isFake) in reals.Select(p => (p, false)).Concat(fakes.Select(p => (p, true))))
            files.AddRange(search.FilesOf(Path.GetFullPath(path), isFake));
        search._sets.Add(new TestSet(name, files));
        return search;
    }

    private static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DatasetInvalidException(
                "DatasetNotFound",
                folder,
                $"There is no folder '{folder}'.",
                "Check the spelling and the current location."
            );
    }

    private void Visit(FolderNode folder, string name, bool isRoot)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (folder.IsLabelled)
        {
            Add(name, FilesOf(folder, ""));
            foreach (FolderNode other in folder.Folders.Where(f => f.Label is null))
                _notes.Add($"The folder '{other.Path}' lies beside labels and is none: it was left out.");
        }
        else if (!isRoot && IsSetOfClasses(folder))
        {
            Add(name, folder.Folders.SelectMany(c => FilesOf(c, c.Name)));
        }
        else
        {
            foreach (FolderNode child in folder.Folders)
                Visit(child, isRoot ? child.Name : $"{name}/{child.Name}", isRoot: false);
        }
    }

    /// <summary>Every folder in it holds both labels: classes of one generator. Folders of one label are sets of their own.</summary>
    private static bool IsSetOfClasses(FolderNode folder) =>
        folder.Folders.Count > 0
        && folder.Folders.All(c => c.Folders.Any(f => f.Label == false) && c.Folders.Any(f => f.Label == true));

    private void Add(string name, IEnumerable<LabelledFile> files)
    {
        LabelledFile[] found = [.. files];
        if (found.Length > 0)
            _sets.Add(new TestSet(name, found));
        else
            _notes.Add($"The set '{name}' holds no picture: it was left out.");
    }

    private IEnumerable<LabelledFile> FilesOf(FolderNode labelled, string className)
    {
        foreach (FolderNode label in labelled.Folders.Where(f => f.Label is not null))
        {
            foreach (LabelledFile file in PicturesBelow(label, className, label.Label!.Value))
                yield return file;
        }
    }

    private LabelledFile[] FilesOf(string path, bool isFake)
    {
        if (File.Exists(path))
            return [new LabelledFile(path, Named(path), "", isFake)];
        RequireFolder(path);
        LabelledFile[] found = [.. PicturesBelow(FolderNode.Root(path, _problems), "", isFake)];
        return found.Length > 0
            ? found
            : throw new DatasetInvalidException(
                "DatasetEmpty",
                path,
                $"There is no picture in '{path}' or below it.",
                "Name a folder that holds pictures."
            );
    }

    private IEnumerable<LabelledFile> PicturesBelow(FolderNode label, string className, bool isFake)
    {
        int others = 0;
        foreach (string file in label.FilesBelow())
        {
            _cancellation.ThrowIfCancellationRequested();
            if (PictureName.IsPicture(file))
                yield return new LabelledFile(file, Named(file), className, isFake);
            else
                others++;
        }

        if (others > 0)
            _notes.Add($"{others} files in '{label.Path}' have no picture's extension and were left out.");
    }

    private string Named(string path)
    {
        string named = _root.Length == 0 ? path : Path.GetRelativePath(_root, path);
        return named.Replace(Path.DirectorySeparatorChar, '/');
    }
}
