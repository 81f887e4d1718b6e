namespace FakeDetect.Datasets.Search;

/// <summary>Reals that stand in for sets with too few of their own.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Sets">The sets whose reals are pooled.</param>
public sealed record RealPool(string Name, IReadOnlyList<TestSet> Sets)
{
    /// <summary>A set with fewer reals of its own than this is measured against the pool (the bench protocol).</summary>
    public const int EnoughOwnReals = 8;
}
