namespace FakeDetect.Datasets.Audit;

/// <summary>What was found in a labelled data set.</summary>
public sealed record DatasetReport
{
    /// <summary>The pictures that were read, in the order of the set.</summary>
    public required IReadOnlyList<PictureFacts> Pictures { get; init; }

    /// <summary>How well each property alone tells the labels, the best first.</summary>
    public required IReadOnlyList<PropertyScore> Properties { get; init; }

    /// <summary>Pictures that show the same.</summary>
    public required IReadOnlyList<DuplicateGroup> Duplicates { get; init; }

    /// <summary>The findings, the worst first.</summary>
    public required IReadOnlyList<DatasetFinding> Findings { get; init; }
}
