namespace FakeDetect.Trainer.Data;

/// <summary>
/// What a manifest.tsv beside the pictures says of their sets, columns set, label, kind and repo, and of the single pictures,
/// columns path and orig_format.
/// </summary>
internal sealed class Manifest
{
    private readonly Dictionary<(bool Fake, string Set), (string Kind, string Group)> _sets = [];
    private readonly HashSet<string> _lossy = new(StringComparer.Ordinal);

    /// <summary>Reads the manifest of a folder; an empty one where there is none.</summary>
    /// <exception cref="DatasetInvalidException">The manifest lacks the column set or label.</exception>
    public static Manifest Read(string folder)
    {
        Manifest manifest = new();
        string file = Path.Combine(folder, "manifest.tsv");
        if (!File.Exists(file))
            return manifest;
        using IEnumerator<string> lines = File.ReadLines(file).GetEnumerator();
        if (!lines.MoveNext())
            return manifest;
        string[] header = lines.Current.Split('\t');
        int set = Array.IndexOf(header, "set"),
            label = Array.IndexOf(header, "label"),
            kind = Array.IndexOf(header, "kind"),
            repo = Array.IndexOf(header, "repo");
        int path = Array.IndexOf(header, "path"),
            format = Array.IndexOf(header, "orig_format");
        if (set < 0 || label < 0)
            throw new DatasetInvalidException(
                "ManifestInvalid",
                file,
                $"'{file}' has no columns 'set' and 'label'.",
                "Give it both, or move it away: it is optional."
            );
        while (lines.MoveNext())
        {
            string[] fields = lines.Current.Split('\t');
            if (fields.Length < header.Length)
                continue;
            manifest._sets.TryAdd(
                (fields[label] == "1", fields[set]),
                (kind < 0 ? fields[label] : fields[kind], repo < 0 ? fields[set] : fields[repo])
            );
            if (path >= 0 && format >= 0 && fields[format].ToUpperInvariant() is ("JPEG" or "WEBP" or "AVIF"))
                manifest._lossy.Add(fields[path]);
        }

        return manifest;
    }

    /// <summary>The original of a picture was a file of a lossy format.</summary>
    /// <param name="path">The path below the manifest's folder, with slashes.</param>
    public bool IsLossy(string path) => _lossy.Contains(path);

    /// <summary>Kind and group of a set; null when the manifest does not have it.</summary>
    public (string Kind, string Group)? Find(bool fake, string set) =>
        _sets.TryGetValue((fake, set), out (string, string) found) ? found : null;
}
