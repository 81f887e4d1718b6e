using FakeDetect.Imaging;
using FakeDetect.Threading;

namespace FakeDetect.Datasets.Audit;

/// <summary>Looks at a labelled data set before anyone trains or measures on it.</summary>
public static class DatasetAuditor
{
    /// <summary>Reads pictures side by side, in order; what cannot be read is an error of its own.</summary>
    /// <param name="files">The pictures of the set, and of the sets to test on.</param>
    /// <param name="decode">Limits of decoding.</param>
    /// <param name="throttleLimit">Pictures in hand at once.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IEnumerable<AuditStep> Examine(
        IReadOnlyList<AuditFile> files,
        DecodeOptions decode,
        int throttleLimit,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        using OrderedWindow<AuditStep> window = new(throttleLimit, cancellation);
        foreach (AuditFile file in files)
        {
            if (window.IsFull)
                yield return window.Take();
            window.Add(token => Step(file, decode, token));
        }
        while (window.Pending > 0)
            yield return window.Take();
    }

    /// <summary>Measures what the facts tell.</summary>
    /// <param name="pictures">The facts of both labels; those of the sets to test on are looked at for duplicates only.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static DatasetReport Report(IReadOnlyList<PictureFacts> pictures, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        PictureFacts[] own = [.. pictures.Where(p => !p.IsTest)];
        IReadOnlyList<DuplicateGroup> duplicates = DuplicateFinder.Find(pictures, cancellation);
        PropertyScore[] properties =
        [
            .. AuditProperty
                .Known.Select(p => PropertyScorer.Score(p, own, cancellation))
                .Append(ContentScorer.Score(own, duplicates, cancellation))
                .OrderByDescending(s => double.IsNaN(s.AveragePrecision) ? 0 : s.AveragePrecision),
        ];
        DatasetFinding[] findings =
        [
            .. PropertyFindings.Labels(properties),
            .. PropertyFindings.LabelsWithinSources(own, cancellation),
            .. DuplicateFindings.Of(duplicates),
            .. PropertyFindings.Sources(properties, own),
            .. ContentFindings.Subjects(own),
            .. ContentFindings.Scaling(own),
        ];
        return new DatasetReport
        {
            Pictures = pictures,
            Properties = properties,
            Duplicates = duplicates,
            Findings = [.. findings.OrderByDescending(f => f.Severity)],
        };
    }

    private static AuditStep Step(AuditFile file, DecodeOptions decode, CancellationToken cancellation)
    {
        try
        {
            return new AuditStep(file, PictureExaminer.Examine(file, decode, cancellation), null);
        }
        catch (ImageUnreadableException failure)
        {
            return new AuditStep(file, null, failure);
        }
    }
}
