namespace FakeDetect.Datasets.Search;

/// <summary>A set: labelled pictures that are measured together, a generator's fakes and the reals to tell them from, or one of the two.</summary>
/// <param name="Name">What reports call it; the folder's name.</param>
/// <param name="Pictures">The pictures in a fixed order, by ordinal comparison of classes and paths; classes are pooled, as in the reference.</param>
public sealed record TestSet(string Name, IReadOnlyList<LabelledPicture> Pictures)
{
    /// <summary>How many pictures are labelled fake.</summary>
    public int FakeCount { get; } = Pictures.Count(p => p.IsFake);

    /// <summary>How many pictures are labelled real.</summary>
    public int RealCount => Pictures.Count - FakeCount;

    /// <summary>The classes, in ordinal order; empty in a set without classes.</summary>
    public IReadOnlyList<string> Classes { get; } =
    [.. Pictures.Select(p => p.Class).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The set as one set for each class, named set/class.</summary>
    public IEnumerable<TestSet> ByClass() =>
        Classes.Count == 0
            ? [this]
            : Pictures
                .GroupBy(p => p.Class, StringComparer.Ordinal)
                .Select(g => new TestSet($"{Name}/{g.Key}", [.. g]));

    /// <summary>The same set by another name.</summary>
    internal TestSet Named(string name) =>
        new(name, [.. Pictures.Select(p => p with { Set = name, Source = PictureSource.Of(name, p.Class, p.Path) })]);
}
