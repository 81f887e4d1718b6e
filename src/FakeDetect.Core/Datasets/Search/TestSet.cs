namespace FakeDetect.Datasets.Search;

/// <summary>Labelled files that are measured together: a generator's fakes and the reals to tell them from, or one of the two.</summary>
/// <param name="Name">What reports call it; the folder's name.</param>
/// <param name="Files">The files in a fixed order, by ordinal comparison of names; the classes of a set follow each other and are pooled, as in the reference.</param>
public sealed record TestSet(string Name, IReadOnlyList<LabelledFile> Files)
{
    /// <summary>How many files are labelled fake.</summary>
    public int FakeCount { get; } = Files.Count(f => f.IsFake);

    /// <summary>How many files are labelled real.</summary>
    public int RealCount => Files.Count - FakeCount;

    /// <summary>The classes, in ordinal order; empty in a set without classes.</summary>
    public IReadOnlyList<string> Classes { get; } =
    [.. Files.Select(f => f.Class).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The set as one set for each class, named set/class.</summary>
    public IEnumerable<TestSet> ByClass() =>
        Classes.Count == 0
            ? [this]
            : Files.GroupBy(f => f.Class, StringComparer.Ordinal).Select(g => new TestSet($"{Name}/{g.Key}", [.. g]));
}
