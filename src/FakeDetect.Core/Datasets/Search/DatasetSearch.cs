namespace FakeDetect.Datasets.Search;

/// <summary>
/// Finds the labelled pictures below a folder: all whose path names a label, by their content. Layouts: <c>set/0_real</c>
/// and <c>set/1_fake</c>; a set of classes (<c>set/class/0_real</c>, <c>set/class/1_fake</c>), which are pooled; several
/// sets in one folder, at any depth; <c>0_real</c> and <c>1_fake</c> themselves, with or without folders of sources in them.
/// Labels are folder names (<see cref="LabelFolder"/>), never an index in alphabetical order, so a stray folder shifts
/// nothing. A set may hold one label only. Links are followed: data sets are put together from them.
/// </summary>
public sealed class DatasetSearch
{
    private readonly List<LeftOut> _leftOut = [];
    private readonly Dictionary<(string Set, string Class), List<LabelledPicture>> _found = [];
    private readonly string _root;
    private readonly Func<string, bool> _enter;
    private readonly CancellationToken _cancellation;

    private DatasetSearch(string root, Func<string, bool> enter, CancellationToken cancellation) =>
        (_root, _enter, _cancellation) = (root, enter, cancellation);

    /// <summary>The sets, by name in ordinal order.</summary>
    public IReadOnlyList<TestSet> Sets { get; private set; } = [];

    /// <summary>What was left out, and why; what folders hold that could not be listed is missing from the sets.</summary>
    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <summary>Searches a folder.</summary>
    /// <param name="folder">A set, or a folder of sets.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="DatasetInvalidException">There is no such folder, or no set in it.</exception>
    public static DatasetSearch Below(string folder, CancellationToken cancellation = default) =>
        Below(folder, _ => true, cancellation);

    /// <summary>A set from folders (or single files) of each label, searched at any depth.</summary>
    /// <param name="name">What reports call the set.</param>
    /// <param name="reals">Folders or files of real pictures; may be empty.</param>
    /// <param name="fakes">Folders or files of fakes; may be empty.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="DatasetInvalidException">A folder is missing, or holds no picture.</exception>
    public static DatasetSearch Of(
        string name,
        IReadOnlyList<string> reals,
        IReadOnlyList<string> fakes,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(reals);
        ArgumentNullException.ThrowIfNull(fakes);
        var search = new DatasetSearch("", _ => true, cancellation);
        IEnumerable<LabelledPicture> pictures = reals
            .Select(p => (Path: p, IsFake: false))
            .Concat(fakes.Select(p => (Path: p, IsFake: true)))
            .SelectMany(p => search.PicturesOf(name, Path.GetFullPath(p.Path), p.IsFake));
        search.Sets = [new TestSet(name, [.. pictures])];
        return search;
    }

    /// <summary>Searches some of the folders of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="enter">Whether to look into a folder, by its path from <paramref name="folder"/>, with '/'.</param>
    /// <param name="cancellation">Ends the search.</param>
    internal static DatasetSearch Below(
        string folder,
        Func<string, bool> enter,
        CancellationToken cancellation = default
    )
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RequireFolder(full);
        var search = new DatasetSearch(full, enter, cancellation);
        search.Visit([search.Root(full)]);
        search.Sets =
        [
            .. search
                ._found.OrderBy(f => f.Key.Class, StringComparer.Ordinal)
                .GroupBy(f => f.Key.Set, f => f.Value.OrderBy(p => p.FullPath, StringComparer.Ordinal))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new TestSet(g.Key, [.. g.SelectMany(pictures => pictures)])),
        ];
        if (search.Sets.Count > 0)
            return search;
        var counts = new LeftOutCounts();
        search._leftOut.ForEach(counts.Add);
        throw new DatasetInvalidException(
            "DatasetWithoutLabels",
            full,
            $"'{full}' contains no folder with pictures named 0_real, real, nature, 1_fake, fake or ai. {counts.Summary()}".TrimEnd(),
            "Sort the pictures into 0_real and 1_fake, or name the two folders with -RealPath and -FakePath."
        );
    }

    private static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DatasetInvalidException(
                "DatasetNotFound",
                folder,
                $"The folder '{folder}' does not exist.",
                "Check the spelling and the current location."
            );
    }

    private FolderNode Root(string folder) =>
        FolderNode.Root(
            folder,
            new FolderWalkOptions { FollowLinks = true, Cancellation = _cancellation },
            _leftOut.Add
        );

    // The last folder, with all that lead to it from the root.
    private void Visit(List<FolderNode> folders)
    {
        FolderNode folder = folders[^1];
        string[] names = [.. folders.Skip(1).Select(f => f.Name)];
        LabelPlace label = LabelFolder.Find(names);
        int before = _found.Count;
        foreach (PictureFile picture in folder.Pictures())
        {
            if (label.IsFake is not { } isFake)
                LeaveOut(picture, label.Index < 0 ? LeftOutReason.NoLabel : LeftOutReason.TwoLabels);
            else if (picture.Error is not null)
                LeaveOut(picture, LeftOutReason.Refused);
            else
                Add(picture, isFake, folders, names, label.Index);
        }

        foreach (FolderNode below in folder.Folders.Where(f => _enter(string.Join('/', [.. names, f.Name]))))
        {
            folders.Add(below);
            Visit(folders);
            folders.RemoveAt(folders.Count - 1);
        }

        if (label.Index < 0 && before == _found.Count && IsLabelled(folder))
            _leftOut.Add(new LeftOut(folder.Path, LeftOutReason.EmptySet));
    }

    private void Add(PictureFile picture, bool isFake, List<FolderNode> folders, string[] names, int label)
    {
        // A set's own folder is never the searched one: what lies in that are sets.
        bool isClass = label > 1 && IsSetOfClasses(folders[label - 1]);
        string className = isClass ? names[label - 1] : "";
        string set = label == 0 ? folders[0].Name : string.Join('/', names[..(isClass ? label - 1 : label)]);
        string path = Named(picture.Path);
        if (!_found.TryGetValue((set, className), out List<LabelledPicture>? pictures))
            _found.Add((set, className), pictures = []);
        pictures.Add(
            new LabelledPicture
            {
                FullPath = picture.Path,
                Path = path,
                IsFake = isFake,
                Set = set,
                Class = className,
                Home = string.Join('/', names[..label]),
                Source = PictureSource.Of(set, className, path),
                IsLossy = picture.IsLossy,
            }
        );
    }

    private static bool IsLabelled(FolderNode folder) => folder.Folders.Any(f => LabelFolder.Label(f.Name) is not null);

    /// <summary>Every folder in it holds both labels: classes of one generator. Folders of one label are sets of their own.</summary>
    private static bool IsSetOfClasses(FolderNode folder) =>
        !IsLabelled(folder)
        && folder.Folders.All(c =>
            c.Folders.Any(f => LabelFolder.Label(f.Name) == false)
            && c.Folders.Any(f => LabelFolder.Label(f.Name) == true)
        );

    private LabelledPicture[] PicturesOf(string set, string path, bool isFake)
    {
        LabelledPicture Picture(PictureFile file) =>
            new()
            {
                FullPath = file.Path,
                Path = Named(file.Path),
                IsFake = isFake,
                Set = set,
                Source = PictureSource.Of(set, "", Named(file.Path)),
                IsLossy = file.IsLossy,
            };
        // A file that is named is wanted, whatever it is: whoever reads it says what is wrong with it.
        if (File.Exists(path))
            return [Picture(PictureFile.Look(new FileInfo(path)) ?? new PictureFile(path, IsLossy: false))];
        RequireFolder(path);
        var found = new List<LabelledPicture>();
        foreach (PictureFile file in Root(path).PicturesBelow(_ => true))
        {
            if (file.Error is null)
                found.Add(Picture(file));
            else
                LeaveOut(file, LeftOutReason.Refused);
        }

        return found.Count > 0
            ? [.. found.OrderBy(p => p.FullPath, StringComparer.Ordinal)]
            : throw new DatasetInvalidException(
                "DatasetEmpty",
                path,
                $"'{path}' and its sub-folders contain no pictures.",
                "Name a folder that contains pictures."
            );
    }

    private void LeaveOut(PictureFile picture, LeftOutReason reason) =>
        _leftOut.Add(new LeftOut(picture.Path, reason, reason == LeftOutReason.Refused ? picture.Error : null));

    private string Named(string path)
    {
        string named = _root.Length == 0 ? path : Path.GetRelativePath(_root, path);
        return named.Replace(Path.DirectorySeparatorChar, '/');
    }
}
