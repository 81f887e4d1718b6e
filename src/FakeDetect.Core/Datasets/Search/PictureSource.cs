namespace FakeDetect.Datasets.Search;

/// <summary>
/// The source of a picture: what it came from, by its folders. All of a source are held out together, and fakes and reals of
/// one name are one source: pairs made from each other must not be parted.
/// </summary>
public static class PictureSource
{
    /// <summary>
    /// The set with its class, and the folder below the label (class/0_real/source); in a data set whose outermost folders are
    /// the labels (0_real/source) that folder alone, or the set where there is none. Of an absolute path, which says nothing of
    /// where the data set begins: the folder below the label, or the one that holds it; without a label the file's own folder.
    /// </summary>
    /// <param name="set">The set's name.</param>
    /// <param name="className">The class within the set, or "".</param>
    /// <param name="path">The file's path.</param>
    public static string Of(string set, string className, string path)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(className);
        ArgumentNullException.ThrowIfNull(path);
        string[] folders = Folders(path);
        bool absolute = Path.IsPathRooted(path);
        LabelPlace label = LabelFolder.Find(folders, nearest: absolute);
        string below = Below(folders, label);
        string above = (absolute, label.Index) switch
        {
            (true, _) when below.Length > 0 => "",
            (true, < 0) => folders[^1],
            (true, 0) => "",
            (true, var index) => folders[index - 1],
            (false, _) when className.Length > 0 => $"{set}/{className}",
            (false, > 0) => set,
            _ => "",
        };
        string source = string.Join('/', ((string[])[above, below]).Where(part => part.Length > 0));
        return source.Length > 0 ? source : set;
    }

    /// <summary>The folder below the label's in a path of any kind; null where there is none.</summary>
    internal static string? BelowLabel(string path)
    {
        string[] folders = Folders(path);
        string below = Below(folders, LabelFolder.Find(folders, nearest: Path.IsPathRooted(path)));
        return below.Length > 0 ? below : null;
    }

    private static string[] Folders(string path) => path.Split('/', Path.DirectorySeparatorChar)[..^1];

    private static string Below(string[] folders, LabelPlace label) =>
        label.Index >= 0 && label.Index + 1 < folders.Length ? folders[label.Index + 1] : "";
}
