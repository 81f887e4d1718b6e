using FakeDetect.Datasets.Search;

namespace FakeDetect.Datasets.Audit;

/// <summary>A picture that is to be looked at.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="Name">Its path within the data set.</param>
/// <param name="Source">Where it comes from: the folders of its path without label and file name, or the name of its set.</param>
/// <param name="IsFake">The label.</param>
/// <param name="IsTest">True for the sets to test on.</param>
public sealed record AuditFile(string FullPath, string Name, string Source, bool IsFake, bool IsTest)
{
    /// <summary>The files of sets.</summary>
    public static IEnumerable<AuditFile> Of(IEnumerable<TestSet> sets, bool isTest)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.SelectMany(set =>
            set.Files.Select(file => new AuditFile(
                file.FullPath,
                file.Path,
                SourceOf(file, set.Name),
                file.IsFake,
                isTest
            ))
        );
    }

    private static string SourceOf(LabelledFile file, string setName)
    {
        string[] folders = Path.IsPathRooted(file.Path)
            ? [Path.GetFileName(Path.GetDirectoryName(file.FullPath) ?? "")]
            : file.Path.Split('/')[..^1];
        string source = string.Join('/', folders.Where(folder => LabelFolder.Label(folder) is null));
        return source.Length > 0 ? source : setName;
    }
}
