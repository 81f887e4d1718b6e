using System.Globalization;

namespace FakeDetect.Datasets.Audit;

/// <summary>Findings about single properties: those that tell the label, and those that tell the source.</summary>
internal static class PropertyFindings
{
    // Average precisions; 0.5 is chance.
    private const double Nearly = 0.9,
        Often = 0.75,
        Leak = 0.6,
        Worth = 0.55;

    // A value tells sources when naming the commonest source of a value is right this much oftener than without it.
    private const double SourceGain = 0.1;
    private const double OneValue = 0.9;
    private const int NamedSources = 12;

    public static IEnumerable<DatasetFinding> Labels(IEnumerable<PropertyScore> properties)
    {
        foreach (PropertyScore score in properties)
        {
            if (!(score.AveragePrecision >= Worth && score.IsSignificant))
                continue;
            FindingSeverity severity = score.AveragePrecision >= Leak ? FindingSeverity.Leak : FindingSeverity.Warning;
            string how = score.AveragePrecision switch
            {
                >= Nearly => "nearly always",
                >= Often => "often",
                >= Leak => "sometimes",
                _ => "a little",
            };
            yield return new DatasetFinding(
                "PropertyTellsLabel",
                severity,
                score.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Name} alone tells the labels {how}: AP {score.AveragePrecision:0.000} ({score.Interval.Low:0.000} to {score.Interval.High:0.000}; 0.5 is chance) over {score.Scope}, {score.RealCount} real and {score.FakeCount} fake.{Values(score)}"
                ),
                Advice(score.Name)
            );
        }
    }

    /// <summary>Sets in which a property tells the labels nearly always, whatever it does over all sets.</summary>
    public static IEnumerable<DatasetFinding> LabelsWithinSources(
        IReadOnlyList<PictureFacts> pictures,
        CancellationToken cancellation
    )
    {
        PictureFacts[][] sets =
        [
            .. pictures
                .GroupBy(p => p.Source, StringComparer.Ordinal)
                .Where(g =>
                    g.Count(p => p.IsFake) >= SourceSummary.FewestPictures
                    && g.Count(p => !p.IsFake) >= SourceSummary.FewestPictures
                )
                .Select(g => g.ToArray()),
        ];
        // One set alone is what the figures over all pictures are of.
        if (sets.Length == 0 || pictures.Select(p => p.Source).Distinct(StringComparer.Ordinal).Count() < 2)
            yield break;
        foreach (AuditProperty property in AuditProperty.Known.Where(p => p.Category is not null))
        {
            (string Name, double Ap)[] told =
            [
                .. sets.Select(set => (set[0].Source, Score: PropertyScorer.Score(property, set, cancellation)))
                    .Where(pair => pair.Score.AveragePrecision >= Nearly && pair.Score.IsSignificant)
                    .Select(pair => (pair.Source, pair.Score.AveragePrecision))
                    .OrderByDescending(pair => pair.AveragePrecision),
            ];
            if (told.Length == 0)
                continue;
            string named = string.Join(
                ", ",
                told.Take(NamedSources)
                    .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Name} ({pair.Ap:0.00})"))
            );
            yield return new DatasetFinding(
                "PropertyTellsLabelInSet",
                FindingSeverity.Leak,
                property.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{property.Name} alone tells the labels nearly always in {told.Length} of {sets.Length} sets that have both: {named}{(told.Length > NamedSources ? ", ..." : "")}."
                ),
                "Measure these sets with both labels re-encoded alike (Measure-DetectorAP -Condition Jpeg90)."
            );
        }
    }

    public static IEnumerable<DatasetFinding> Sources(
        IEnumerable<PropertyScore> properties,
        IReadOnlyList<PictureFacts> pictures
    )
    {
        SourceSummary[] sources = SourceSummary.Of(pictures);
        foreach (PropertyScore score in properties)
        {
            if (
                !(score.SourceAccuracy - score.SourceChance >= SourceGain)
                || AuditProperty.Known.FirstOrDefault(p => p.Name == score.Name) is not { Category: { } category }
            )
                continue;
            string[] uniform = [.. sources.Select(s => Uniform(s, pictures, category)).OfType<string>()];
            string named =
                uniform.Length == 0
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $" {uniform.Length} sources have one value alone: {string.Join(", ", uniform.Take(NamedSources))}{(uniform.Length > NamedSources ? ", ..." : "")}."
                    );
            yield return new DatasetFinding(
                "PropertyTellsSource",
                FindingSeverity.Warning,
                score.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Name} names the source of {score.SourceAccuracy:P0} of {score.Scope}, against {score.SourceChance:P0} by chance.{named}"
                ),
                "Give all sources the same random quality, scale and crop; split by source, never by file."
            );
        }
    }

    // A source is named only where its value is not what most pictures have anyway.
    private static string? Uniform(
        SourceSummary source,
        IReadOnlyList<PictureFacts> pictures,
        Func<PictureFacts, string?> category
    )
    {
        string?[] values = [.. source.Members.Select(i => category(pictures[i]))];
        if (
            values.GroupBy(v => v, StringComparer.Ordinal).MaxBy(g => g.Count()) is not { Key: { } value } commonest
            || commonest.Count() < OneValue * values.Length
        )
            return null;
        int all = pictures.Count(p => category(p) is not null),
            same = pictures.Count(p => category(p) == value);
        return same > all / 2 ? null : $"{source.Source} ({value})";
    }

    private static string Values(PropertyScore score) =>
        score.Values.Count == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" Real/fake: {string.Join(", ", score.Values.Take(5).Select(v => $"{v.Value} {v.RealCount}/{v.FakeCount}"))}{(score.Values.Count > 5 ? ", ..." : "")}."
            );

    private static string Advice(string property) =>
        property switch
        {
            "Content" or "Brightness" or "Colourfulness" =>
                "Match what the labels show: reals of the same subjects as the fakes, and judge by sets that match.",
            "HighFrequency" => "Give both labels the same random scaling, and measure with both re-encoded alike.",
            _ =>
                "Re-encode both labels with the same random settings before training, and measure with both re-encoded alike (Measure-DetectorAP -Condition Jpeg90).",
        };
}
