namespace FakeDetect.Datasets.Search;

/// <summary>Kinds of pictures by path, from tab-separated tables with the columns path and kind; the later table wins.</summary>
public sealed class KindManifest
{
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    /// <summary>Reads the tables, one for each data set.</summary>
    /// <exception cref="DatasetInvalidException">One is missing, or has no such columns.</exception>
    public KindManifest(params IEnumerable<string> paths)
    {
        foreach (string path in paths)
            Read(path);
    }

    /// <summary>The kind of a path as scores files have it; null where no table knows it.</summary>
    public string? KindOf(string path) => _kinds.GetValueOrDefault(path);

    private void Read(string path)
    {
        string full = Path.GetFullPath(path);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetInvalidException(
                "ManifestNotFound",
                full,
                $"The manifest '{full}' cannot be read: {e.Message}",
                "Check the path.",
                e
            );
        }

        string[] header = lines.Length > 0 ? lines[0].Split('\t') : [];
        int file = Array.IndexOf(header, "path"),
            kind = Array.IndexOf(header, "kind");
        if (file < 0 || kind < 0)
        {
            throw new DatasetInvalidException(
                "ManifestInvalid",
                full,
                $"The first line of '{full}' does not name the columns path and kind.",
                "Give a tab-separated table with these columns."
            );
        }

        foreach (
            string[] fields in lines.Skip(1).Select(l => l.Split('\t')).Where(f => f.Length > Math.Max(file, kind))
        )
            _kinds[fields[file]] = fields[kind];
    }
}
