namespace FakeDetect.Files;

/// <summary>Where a path leads once every link in it is followed: what tells that two paths are one folder.</summary>
internal static class SymbolicLinks
{
    /// <summary>The path without links. A link in a circle or to nothing stays as it is.</summary>
    /// <param name="path">An absolute path.</param>
    internal static string Resolve(string path)
    {
        // As many links as Linux follows before it reports a circle.
        for (int links = 0; links < 40; links++)
        {
            if (FirstLink(path) is not { } found)
                break;
            path = Path.GetFullPath(Path.Combine(found.Target, found.Remainder));
        }

        return path;
    }

    private static (string Target, string Remainder)? FirstLink(string path)
    {
        string root = Path.GetPathRoot(path) ?? "";
        string[] parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        string walked = root;
        for (int i = 0; i < parts.Length; i++)
        {
            string next = Path.Combine(walked, parts[i]);
            if (new DirectoryInfo(next).LinkTarget is { } target)
                return (Path.GetFullPath(target, walked), Path.Combine(parts[(i + 1)..]));
            walked = next;
        }

        return null;
    }
}
