namespace FakeDetect.Datasets.Audit;

/// <summary>Finds pictures that show the same: by file, by pixels, and by what they look like at 8 x 8 pixels.</summary>
internal static class DuplicateFinder
{
    // Bits of the difference hash. Up to seven, two hashes have at least one of their eight bytes in common, which is how
    // pairs are found without looking at all of them.
    private const int MostBits = 7;

    // Levels that the 8 x 8 pictures may differ by, on average, and how alike their layouts have to be.
    private const double MostLevels = 12;
    private const double LeastCorrelation = 0.95;

    // Below this deviation of the grey means, a picture is too flat for its hash to say anything.
    private const double Flat = 3;

    /// <summary>The groups: same files first, then same pixels, then near ones; each picture is in one of a kind.</summary>
    public static IReadOnlyList<DuplicateGroup> Find(
        IReadOnlyList<PictureFacts> pictures,
        CancellationToken cancellation
    )
    {
        List<DuplicateGroup> groups = [];
        groups.AddRange(GroupsBy(pictures, p => p.Sha256, DuplicateKind.SameFile));
        PictureFacts[] files = [.. pictures.DistinctBy(p => p.Sha256)];
        groups.AddRange(GroupsBy(files, p => p.PixelSha256, DuplicateKind.SamePixels));
        groups.AddRange(NearGroups([.. files.DistinctBy(p => p.PixelSha256)], cancellation));
        return groups;
    }

    private static IEnumerable<DuplicateGroup> GroupsBy(
        IEnumerable<PictureFacts> pictures,
        Func<PictureFacts, string> hash,
        DuplicateKind kind
    ) =>
        pictures
            .GroupBy(hash, StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any())
            .Select(g => new DuplicateGroup(kind, [.. g]));

    private static IEnumerable<DuplicateGroup> NearGroups(PictureFacts[] pictures, CancellationToken cancellation)
    {
        DisjointSets sets = new(pictures.Length);
        for (int part = 0; part < 8; part++)
        {
            int shift = 8 * part;
            foreach (
                int[] bucket in Enumerable
                    .Range(0, pictures.Length)
                    .Where(i => pictures[i].Thumbnail.Deviation >= Flat)
                    .GroupBy(i => (byte)(pictures[i].Thumbnail.Hash >> shift))
                    .Select(g => g.ToArray())
            )
            {
                cancellation.ThrowIfCancellationRequested();
                JoinNear(pictures, bucket, sets);
            }
        }
        return sets.Groups().Select(g => new DuplicateGroup(DuplicateKind.NearlySame, [.. g.Select(i => pictures[i])]));
    }

    private static void JoinNear(PictureFacts[] pictures, int[] bucket, DisjointSets sets)
    {
        for (int a = 0; a < bucket.Length; a++)
        {
            Thumbnail first = pictures[bucket[a]].Thumbnail;
            for (int b = a + 1; b < bucket.Length; b++)
            {
                Thumbnail second = pictures[bucket[b]].Thumbnail;
                if (
                    Thumbnail.Distance(first, second) <= MostBits
                    && Thumbnail.Difference(first, second) <= MostLevels
                    && Thumbnail.Correlation(first, second) >= LeastCorrelation
                )
                    sets.Join(bucket[a], bucket[b]);
            }
        }
    }
}
