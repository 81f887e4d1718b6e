namespace FakeDetect.Datasets.Audit;

/// <summary>How well what is shown tells the labels: each picture is scored by the labels of those that look most like it.</summary>
internal static class ContentScorer
{
    private const int Neighbours = 10;

    // All pairs are looked at: beyond this many pictures, evenly chosen ones stand for all.
    private const int MostPictures = 6000;

    public static PropertyScore Score(
        IReadOnlyList<PictureFacts> all,
        IReadOnlyList<DuplicateGroup> duplicates,
        CancellationToken cancellation
    )
    {
        PictureFacts[] pictures = Choose(all);
        bool[] isFake = [.. pictures.Select(p => p.IsFake)];
        // Copies of a picture would only name its own label.
        Dictionary<string, int> groups = new(StringComparer.Ordinal);
        for (int g = 0; g < duplicates.Count; g++)
        {
            foreach (PictureFacts picture in duplicates[g].Pictures)
                groups[picture.FullPath] = g;
        }
        int[] group = [.. pictures.Select((p, i) => groups.TryGetValue(p.FullPath, out int g) ? g : -1 - i)];
        ContentLayout layout = new(pictures);
        double fakes = isFake.Count(f => f),
            reals = isFake.Length - fakes;
        double[] scores = new double[pictures.Length];
        Parallel.For(
            0,
            pictures.Length,
            new ParallelOptions { CancellationToken = cancellation },
            i =>
            {
                (int near, int nearFakes) = CountNeighbours(layout, group, isFake, i);
                scores[i] =
                    Math.Log((nearFakes + 0.5) / Math.Max(1, fakes))
                    - Math.Log((near - nearFakes + 0.5) / Math.Max(1, reals));
            }
        );
        return PropertyScorer.Of("Content", "what 8 x 8 pixels show", scores, isFake, cancellation);
    }

    private static (int Count, int Fakes) CountNeighbours(ContentLayout layout, int[] group, bool[] isFake, int own)
    {
        PriorityQueue<int, float> nearest = new();
        for (int i = 0; i < group.Length; i++)
        {
            if (group[i] == group[own])
                continue;
            float likeness = layout.Likeness(own, i);
            if (nearest.Count < Neighbours)
                nearest.Enqueue(i, likeness);
            else
                nearest.EnqueueDequeue(i, likeness);
        }
        return (nearest.Count, nearest.UnorderedItems.Count(item => isFake[item.Element]));
    }

    private static PictureFacts[] Choose(IReadOnlyList<PictureFacts> all)
    {
        int count = Math.Min(all.Count, MostPictures);
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)])];
    }
}
