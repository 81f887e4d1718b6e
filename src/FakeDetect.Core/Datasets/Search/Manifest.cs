namespace FakeDetect.Datasets.Search;

/// <summary>
/// What tab-separated tables say of pictures (column path: kind, and orig_format, the format before they were stored) and of
/// the sources of a data set (columns set and label: kind and repo). Columns may be missing but for those that a caller needs.
/// </summary>
public sealed class Manifest
{
    /// <summary>The name of a manifest beside the labels' folders.</summary>
    public const string FileName = "manifest.tsv";

    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<(bool IsFake, string Source), (string Kind, string Group)> _sources = [];
    private readonly HashSet<string> _lossy = new(StringComparer.Ordinal);

    private Manifest() { }

    /// <summary>Kinds of pictures from tables, one for each data set; the later table wins.</summary>
    /// <exception cref="DatasetInvalidException">One is missing, or has no columns path and kind.</exception>
    public static Manifest OfPictures(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var manifest = new Manifest();
        foreach (string path in paths)
            manifest.Read(Path.GetFullPath(path), "path", "kind");
        return manifest;
    }

    /// <summary>The manifest of a folder that holds labels; one that knows nothing where there is none.</summary>
    /// <exception cref="DatasetInvalidException">It cannot be read, or has no columns set and label.</exception>
    public static Manifest In(string folder)
    {
        var manifest = new Manifest();
        string path = Path.Combine(folder, FileName);
        if (File.Exists(path))
            manifest.Read(path, "set", "label");
        return manifest;
    }

    /// <summary>The kind of a picture; null where no table knows it.</summary>
    /// <param name="path">Its path as the table has it: as in scores files.</param>
    public string? KindOf(string path) => _kinds.GetValueOrDefault(path);

    /// <summary>Kind and group of a source; null where the manifest does not have it.</summary>
    public (string Kind, string Group)? OfSource(bool isFake, string source) =>
        _sources.TryGetValue((isFake, source), out (string, string) found) ? found : null;

    /// <summary>The original of a picture was a file of a lossy format.</summary>
    /// <param name="path">Its path below the manifest's folder, with '/'.</param>
    public bool IsLossy(string path) => _lossy.Contains(path);

    private void Read(string path, params ReadOnlySpan<string> needed)
    {
        string[] lines = Lines(path);
        string[] header = lines.Length > 0 ? lines[0].Split('\t') : [];
        foreach (string column in needed)
        {
            if (!header.Contains(column, StringComparer.Ordinal))
                throw new DatasetInvalidException(
                    "ManifestInvalid",
                    path,
                    $"The first line of '{path}' does not name the columns {needed[0]} and {needed[1]}.",
                    "Give a tab-separated table with these columns."
                );
        }

        int Column(string name) => Array.IndexOf(header, name);
        (int file, int set, int label) = (Column("path"), Column("set"), Column("label"));
        (int kind, int repo, int format) = (Column("kind"), Column("repo"), Column("orig_format"));
        foreach (string[] fields in lines.Skip(1).Select(l => l.Split('\t')))
        {
            // A line may end early; what it does not say is not known.
            string? Field(int column) => column >= 0 && column < fields.Length ? fields[column] : null;
            if (Field(file) is { } picture)
            {
                if (Field(kind) is { } ofPicture)
                    _kinds[picture] = ofPicture;
                if (Field(format)?.ToUpperInvariant() is "JPEG" or "WEBP" or "AVIF")
                    _lossy.Add(picture);
            }

            if (Field(set) is { } source && Field(label) is { } word && LabelFolder.LabelOfWord(word) is { } isFake)
                _sources.TryAdd((isFake, source), (Field(kind) ?? word, Field(repo) ?? source));
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetInvalidException(
                "ManifestNotFound",
                path,
                $"The manifest '{path}' cannot be read: {e.Message}",
                "Check the path.",
                e
            );
        }
    }
}
