namespace FakeDetect.Datasets.Audit;

/// <summary>The pictures of one source and label.</summary>
/// <param name="Source">The source.</param>
/// <param name="IsFake">The label.</param>
/// <param name="Members">Their places in the list of all pictures.</param>
internal sealed record SourceSummary(string Source, bool IsFake, int[] Members)
{
    /// <summary>Sources with at least this many pictures; fewer say nothing of a source.</summary>
    public const int FewestPictures = 8;

    public static SourceSummary[] Of(IReadOnlyList<PictureFacts> pictures) =>
        [
            .. Enumerable
                .Range(0, pictures.Count)
                .GroupBy(i => (pictures[i].IsFake, pictures[i].Source))
                .Where(g => g.Count() >= FewestPictures)
                .Select(g => new SourceSummary(g.Key.Source, g.Key.IsFake, [.. g]))
                .OrderBy(s => s.IsFake)
                .ThenBy(s => s.Source, StringComparer.Ordinal),
        ];
}
