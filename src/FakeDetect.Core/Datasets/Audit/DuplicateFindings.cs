using System.Globalization;

namespace FakeDetect.Datasets.Audit;

/// <summary>Findings about pictures that show the same.</summary>
internal static class DuplicateFindings
{
    private const int NamedPictures = 3;

    public static IEnumerable<DatasetFinding> Of(IReadOnlyList<DuplicateGroup> groups)
    {
        foreach (DuplicateKind kind in Enum.GetValues<DuplicateKind>())
        {
            DuplicateGroup[] own = [.. groups.Where(g => g.Kind == kind)];
            bool near = kind == DuplicateKind.NearlySame;
            if (
                Finding(
                    "DuplicateAcrossTest",
                    kind,
                    own,
                    g => g.CrossesTest,
                    near ? FindingSeverity.Warning : FindingSeverity.Leak,
                    "are both in the training and in the test sets",
                    "Take them out of one of the two."
                ) is
                { } test
            )
                yield return test;
            if (
                Finding(
                    "DuplicateAcrossLabels",
                    kind,
                    own,
                    g => g.CrossesLabels && !IsTest(g),
                    near ? FindingSeverity.Information : FindingSeverity.Leak,
                    "are labelled real and fake",
                    near
                        ? "Matched pairs are good for training; keep both on one side of a split."
                        : "One of the labels is wrong: look at them and correct it."
                ) is
                { } labels
            )
                yield return labels;
            if (
                Finding(
                    "DuplicateWithinLabel",
                    kind,
                    own,
                    g => !g.CrossesLabels && !g.CrossesTest && !IsTest(g),
                    near ? FindingSeverity.Information : FindingSeverity.Warning,
                    "are in the set more than once",
                    near
                        ? "Split by source or by group, never by file; they count more than once in every figure."
                        : "Keep one of each."
                ) is
                { } within
            )
                yield return within;
            if (
                Finding(
                    "DuplicateWithinTest",
                    kind,
                    own,
                    IsTest,
                    FindingSeverity.Information,
                    "are in the test sets more than once",
                    "They count more than once in every figure: know of them."
                ) is
                { } inTest
            )
                yield return inTest;
        }
    }

    private static bool IsTest(DuplicateGroup group) => group.Pictures.All(p => p.IsTest);

    private static DatasetFinding? Finding(
        string id,
        DuplicateKind kind,
        DuplicateGroup[] groups,
        Func<DuplicateGroup, bool> wanted,
        FindingSeverity severity,
        string what,
        string nextStep
    )
    {
        DuplicateGroup[] found = [.. groups.Where(wanted)];
        if (found.Length == 0)
            return null;
        string how = kind switch
        {
            DuplicateKind.SameFile => "the same files",
            DuplicateKind.SamePixels => "the same pixels in different files",
            _ => "pictures that look nearly the same",
        };
        string examples = string.Join(" = ", found[0].Pictures.Take(NamedPictures).Select(p => p.Name));
        string sources = string.Join(
            ", ",
            found
                .SelectMany(g => g.Pictures.Select(p => p.Source).Distinct(StringComparer.Ordinal))
                .GroupBy(s => s, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .Take(8)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()})"))
        );
        return new DatasetFinding(
            id,
            severity,
            kind.ToString(),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Length} {(found.Length == 1 ? "group" : "groups")} of {how}, {found.Sum(g => g.Pictures.Count)} pictures, {what}. Sources: {sources}. First: {examples}."
            ),
            nextStep
        );
    }
}
