namespace FakeDetect.Datasets.Search;

/// <summary>Folder names that are labels: the reference's (0_real, 1_fake), GenImage's (nature, ai) and the plain ones.</summary>
public static class LabelFolder
{
    private static readonly string[] s_real = ["0_real", "real", "nature"];
    private static readonly string[] s_fake = ["1_fake", "fake", "ai"];

    /// <summary>True for fake, false for real, null for a folder that is no label. Case does not matter.</summary>
    public static bool? Label(string folderName)
    {
        if (s_real.Contains(folderName, StringComparer.OrdinalIgnoreCase))
            return false;
        return s_fake.Contains(folderName, StringComparer.OrdinalIgnoreCase) ? true : null;
    }

    /// <summary>The same of a word that stands for a label in a table or a property: 0, 1, true and false too.</summary>
    public static bool? LabelOfWord(string word) =>
        word.Trim().ToLowerInvariant() switch
        {
            "1" or "true" => true,
            "0" or "false" => false,
            var name => Label(name),
        };

    /// <summary>
    /// The label of a file by the folders of its path, wherever the data set in it begins: the nearest folder that is a label;
    /// null where none is.
    /// </summary>
    public static bool? LabelOfPath(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        return Find(folder.Split('/', Path.DirectorySeparatorChar), nearest: true).IsFake;
    }

    /// <summary>
    /// Which of the folders that lead to a file is its label. 0_real and 1_fake mean nothing else, and so they go before the
    /// others, which may be what a set or a subject is called (1_fake/sdxl/nature).
    /// </summary>
    /// <param name="folders">The folders' names, outermost first.</param>
    /// <param name="nearest">
    /// For a path that begins above its data set, where an outer folder may be called anything: the innermost label, whatever
    /// the others are. Else the outermost, and the labels must agree.
    /// </param>
    internal static LabelPlace Find(IReadOnlyList<string> folders, bool nearest = false)
    {
        int[] labels = [.. Enumerable.Range(0, folders.Count).Where(i => Label(folders[i]) is not null)];
        int[] sure = [.. labels.Where(i => folders[i][0] is '0' or '1')];
        if (sure.Length > 0)
            labels = sure;
        if (labels.Length == 0)
            return LabelPlace.None;
        int place = nearest ? labels[^1] : labels[0];
        bool? isFake = Label(folders[place]);
        return new LabelPlace(
            place,
            nearest || Array.TrueForAll(labels, i => Label(folders[i]) == isFake) ? isFake : null
        );
    }
}

/// <summary>Where the label stands among the folders that lead to a file.</summary>
/// <param name="Index">The index of the folder; -1 where none is a label.</param>
/// <param name="IsFake">The label; null where there is none, or folders of both labels.</param>
internal readonly record struct LabelPlace(int Index, bool? IsFake)
{
    public static readonly LabelPlace None = new(-1, null);
}
