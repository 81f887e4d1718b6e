using FakeDetect.Datasets.Search;

namespace FakeDetect.Datasets.Audit;

/// <summary>A picture that is to be looked at.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="Name">Its path within the data set.</param>
/// <param name="Source">Where it comes from (<see cref="PictureSource"/>).</param>
/// <param name="IsFake">The label.</param>
/// <param name="IsTest">True for the sets to test on.</param>
public sealed record AuditFile(string FullPath, string Name, string Source, bool IsFake, bool IsTest)
{
    /// <summary>The files of sets.</summary>
    public static IEnumerable<AuditFile> Of(IEnumerable<TestSet> sets, bool isTest)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.SelectMany(set =>
            set.Pictures.Select(p => new AuditFile(p.FullPath, p.Path, p.Source, p.IsFake, isTest))
        );
    }
}
