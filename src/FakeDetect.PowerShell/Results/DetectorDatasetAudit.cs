using FakeDetect.Datasets.Audit;

namespace FakeDetect;

/// <summary>What Test-DetectorDataset found in a labelled data set.</summary>
public sealed class DetectorDatasetAudit
{
    internal DetectorDatasetAudit(string name, DatasetReport report, int failed, bool withPictures)
    {
        Name = name;
        RealCount = report.Pictures.Count(p => !p.IsTest && !p.IsFake);
        FakeCount = report.Pictures.Count(p => !p.IsTest && p.IsFake);
        SourceCount = report.Pictures.Where(p => !p.IsTest).Select(p => (p.IsFake, p.Source)).Distinct().Count();
        TestCount = report.Pictures.Count(p => p.IsTest);
        Failed = failed;
        Findings = [.. report.Findings.Select(f => new DatasetFindingInfo(f))];
        Properties = [.. report.Properties.Select(p => new DatasetPropertyInfo(p))];
        Duplicates = [.. report.Duplicates.Select(d => new DatasetDuplicateInfo(d))];
        Pictures = withPictures ? [.. report.Pictures.Select(p => new DatasetPictureInfo(p))] : null;
    }

    /// <summary>What the set is called.</summary>
    public string Name { get; }

    /// <summary>Whether a leak was found: what is trained or measured on this set as it is, is not what it seems.</summary>
    public bool HasLeak => Findings.Any(f => f.Severity == FindingSeverity.Leak);

    /// <summary>Real pictures that were looked at.</summary>
    public int RealCount { get; }

    /// <summary>Fakes that were looked at.</summary>
    public int FakeCount { get; }

    /// <summary>Sources, each label counted for itself.</summary>
    public int SourceCount { get; }

    /// <summary>Pictures of -TestPath.</summary>
    public int TestCount { get; }

    /// <summary>Pictures that could not be read.</summary>
    public int Failed { get; }

    /// <summary>The findings, the worst first.</summary>
    public DatasetFindingInfo[] Findings { get; }

    /// <summary>How well each property alone tells the labels, the best first.</summary>
    public DatasetPropertyInfo[] Properties { get; }

    /// <summary>Pictures that show the same.</summary>
    public DatasetDuplicateInfo[] Duplicates { get; }

    /// <summary>The facts of every picture; null without -IncludePicture.</summary>
    public DatasetPictureInfo[]? Pictures { get; }

    /// <summary>Name, counts and findings.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Name}: {RealCount} real, {FakeCount} fake, {Findings.Count(f => f.Severity == FindingSeverity.Leak)} leaks, {Findings.Count(f => f.Severity == FindingSeverity.Warning)} warnings"
        );
}
