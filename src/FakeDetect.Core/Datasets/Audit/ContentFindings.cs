using System.Globalization;
using System.Numerics.Tensors;
using FakeDetect.Numerics;

namespace FakeDetect.Datasets.Audit;

/// <summary>Findings about what the sources show, and how they were scaled.</summary>
internal static class ContentFindings
{
    // The mean likeness of two pictures of a source from which they show one kind of thing in one layout (aligned faces,
    // one street, one facade); pictures of many subjects have about 0.
    private const double OneSubject = 0.2;

    // A source of the other label matches when its pictures are at least this share as like these as these are one another.
    private const double SameSubject = 0.5;
    private const double Enlarged = 6;
    private const int NamedSources = 12;

    public static IEnumerable<DatasetFinding> Subjects(IReadOnlyList<PictureFacts> pictures)
    {
        SourceSummary[] sources = SourceSummary.Of(pictures);
        if (sources.Length == 0)
            yield break;
        ContentLayout layout = new(pictures);
        float[][] means = [.. sources.Select(s => layout.MeanOf(s.Members))];
        double[] likeness = [.. sources.Select((s, i) => Likeness(means[i], s.Members.Length))];
        int[] uniform =
        [
            .. Enumerable
                .Range(0, sources.Length)
                .Where(i => likeness[i] >= OneSubject)
                .OrderByDescending(i => likeness[i]),
        ];
        int[] unmatched =
        [
            .. uniform.Where(i =>
                !Enumerable
                    .Range(0, sources.Length)
                    .Any(j =>
                        sources[j].IsFake != sources[i].IsFake
                        && TensorPrimitives.Dot<float>(means[i], means[j]) >= SameSubject * likeness[i]
                    )
            ),
        ];
        if (unmatched.Length == 0)
            yield break;
        yield return new DatasetFinding(
            "SourceOfOneSubject",
            FindingSeverity.Warning,
            "Content",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{unmatched.Length} of {sources.Length} sources show one subject in one layout, and no source of the other label is like them: {Named(unmatched, sources)}."
            ),
            "Add pictures of the same subject with the other label, or leave these sources out of what decides."
        );
    }

    public static IEnumerable<DatasetFinding> Scaling(IReadOnlyList<PictureFacts> pictures)
    {
        SourceSummary[] sources = SourceSummary.Of(pictures);
        double[] medians = [.. sources.Select(s => Quantile.Median(s.Members.Select(i => pictures[i].HighFrequency)))];
        double usual = Quantile.Median(medians);
        int[] soft =
        [
            .. Enumerable.Range(0, sources.Length).Where(i => medians[i] <= usual - Enlarged).OrderBy(i => medians[i]),
        ];
        if (soft.Length == 0)
            yield break;
        yield return new DatasetFinding(
            "SourceWithoutDetail",
            FindingSeverity.Warning,
            "HighFrequency",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{soft.Length} of {sources.Length} sources have at least {Enlarged:0} dB less power above 0.4 cycles/pixel than the others ({usual:0.0} dB): enlarged, blurred or compressed hard: {Named(soft, sources)}."
            ),
            "Give both labels the same random scaling, and know these sources when figures stand out."
        );
    }

    // The mean over pairs of different pictures, from the length of the mean of n unit vectors.
    private static double Likeness(float[] mean, int count) =>
        ((count * (double)TensorPrimitives.SumOfSquares(mean)) - 1) / (count - 1);

    private static string Named(int[] which, SourceSummary[] sources) =>
        string.Join(
            ", ",
            which.Take(NamedSources).Select(i => $"{sources[i].Source} ({(sources[i].IsFake ? "fake" : "real")})")
        ) + (which.Length > NamedSources ? ", ..." : "");
}
