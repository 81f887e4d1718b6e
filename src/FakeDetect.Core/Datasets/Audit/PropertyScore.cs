using FakeDetect.Evaluation.Metrics;

namespace FakeDetect.Datasets.Audit;

/// <summary>How well one property alone tells the labels of a data set.</summary>
public sealed record PropertyScore
{
    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>Which pictures have it.</summary>
    public required string Scope { get; init; }

    /// <summary>Real pictures that have it.</summary>
    public required int RealCount { get; init; }

    /// <summary>Fakes that have it.</summary>
    public required int FakeCount { get; init; }

    /// <summary>
    /// Average precision with both labels weighted alike: 0.5 tells nothing, 1 tells all. Each picture is scored by how
    /// its value is spread over the labels in the rest of the set (10 parts, each scored by the nine others). NaN where
    /// a label has fewer than two pictures.
    /// </summary>
    public required double AveragePrecision { get; init; }

    /// <summary>The 95 % bootstrap interval of it.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The area under the ROC curve of the same scores.</summary>
    public required double Auc { get; init; }

    /// <summary>
    /// Whether the area is more than chance: at least 3.3 deviations above 0.5 by Mann and Whitney's test, which fifteen
    /// properties of a set without leaks reach once in a hundred sets.
    /// </summary>
    public bool IsSignificant =>
        (Auc - 0.5) / Math.Sqrt((RealCount + FakeCount + 1) / (12.0 * RealCount * FakeCount)) >= 3.3;

    /// <summary>How often the value tells the source among all sources of the label; NaN with one source.</summary>
    public required double SourceAccuracy { get; init; }

    /// <summary>How often always naming the largest source would be right.</summary>
    public required double SourceChance { get; init; }

    /// <summary>The values, the commonest first, at most 20.</summary>
    public required IReadOnlyList<ValueCount> Values { get; init; }
}
