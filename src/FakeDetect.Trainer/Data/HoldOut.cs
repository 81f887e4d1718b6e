using FakeDetect.Datasets.Search;
using FakeDetect.Numerics;

namespace FakeDetect.Trainer.Data;

/// <summary>
/// Holds whole sets out for validation, never files: a network knows a source by its crops and encodings, and would pass on
/// pictures of it that it has not seen. Sets that share a name or a group stay on one side.
/// </summary>
internal static class HoldOut
{
    /// <summary>Splits pictures into those to train on and those to validate on.</summary>
    /// <param name="pictures">All pictures.</param>
    /// <param name="share">The share of each kind's sets to hold out, 0 to 0.9.</param>
    /// <param name="seed">Decides which.</param>
    public static (List<LabelledPicture> Train, List<LabelledPicture> Validation) Split(
        IReadOnlyList<LabelledPicture> pictures,
        double share,
        long seed
    )
    {
        if (share <= 0)
            return ([.. pictures], []);
        List<SetInfo> sets =
        [
            .. pictures
                .GroupBy(p => p.SourceKey)
                .Select(g => new SetInfo(g.Key, g.First()))
                .OrderBy(s => s.Key, StringComparer.Ordinal),
        ];
        Dictionary<string, List<SetInfo>> components = Components(sets);
        HashSet<string> held = [];
        // Kinds in a fixed order; in each, sets in an order that the seed decides, taken with their whole component.
        foreach (
            IGrouping<(bool, string), SetInfo> stratum in sets.GroupBy(s => (s.First.IsFake, s.First.Kind))
                .OrderBy(g => g.Key)
        )
        {
            int wanted = stratum.Count() < 3 ? 0 : Math.Max(1, (int)Math.Round(stratum.Count() * share));
            List<SetInfo> order = [.. stratum.OrderBy(s => RandomStream.Hash(seed, s.Key))];
            // A component larger than the stratum's wish would empty the training of a kind: small ones first.
            foreach (SetInfo set in order.Where(s => components[s.Key].Count <= 4))
            {
                if (stratum.Count(s => held.Contains(s.Key)) >= wanted)
                    break;
                held.UnionWith(components[set.Key].Select(s => s.Key));
            }
        }

        return (
            [.. pictures.Where(p => !held.Contains(p.SourceKey))],
            [.. pictures.Where(p => held.Contains(p.SourceKey))]
        );
    }

    private static Dictionary<string, List<SetInfo>> Components(List<SetInfo> sets)
    {
        // Union-find over names and groups.
        Dictionary<string, string> parent = [];
        string Find(string x)
        {
            while (parent.TryGetValue(x, out string? up) && up != x)
                x = up;
            return x;
        }

        foreach (SetInfo set in sets)
        {
            string a = Find("name:" + set.First.Source),
                b = Find("group:" + set.First.Group);
            parent.TryAdd(a, a);
            parent[b] = a;
        }

        Dictionary<string, List<SetInfo>> byRoot = sets.GroupBy(s => Find("name:" + s.First.Source))
            .ToDictionary(g => g.Key, g => g.ToList());
        return sets.ToDictionary(s => s.Key, s => byRoot[Find("name:" + s.First.Source)]);
    }

    private sealed record SetInfo(string Key, LabelledPicture First);
}
