namespace FakeDetect.Datasets.Search;

/// <summary>Names that tell sets of several folders apart.</summary>
public static class TestSetNames
{
    /// <summary>Puts folders' names before set names that occur more than once: GenImage's Midjourney/val and glide/val.</summary>
    /// <param name="found">Each set with the folder that it was found below.</param>
    public static IReadOnlyList<TestSet> Distinct(IEnumerable<(string Root, TestSet Set)> found)
    {
        (string? Above, TestSet Set)[] sets = [.. found.Select(f => (Above(f), f.Set))];
        for (bool changed = true; changed; )
        {
            changed = false;
            var twice = sets.GroupBy(s => s.Set.Name, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .Select(g => g.Key)
                .ToHashSet(StringComparer.Ordinal);
            for (int i = 0; i < sets.Length; i++)
            {
                if (
                    !twice.Contains(sets[i].Set.Name)
                    || sets[i].Above is not { } above
                    || Path.GetFileName(above) is not { Length: > 0 } name
                )
                    continue;
                sets[i] = (Path.GetDirectoryName(above), sets[i].Set.Named($"{name}/{sets[i].Set.Name}"));
                changed = true;
            }
        }

        return [.. sets.Select(s => s.Set)];
    }

    // A set that is the folder itself already bears its name.
    private static string? Above((string Root, TestSet Set) found)
    {
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(found.Root));
        bool isRoot = found.Set.Name == Path.GetFileName(root) && found.Set.Pictures.All(p => p.Home.Length == 0);
        return isRoot ? Path.GetDirectoryName(root) : root;
    }
}
