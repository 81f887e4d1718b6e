namespace FakeDetect.Charts;

/// <summary>A matrix as a picture with axes and a colour bar.</summary>
/// <param name="Title">One line above the chart; shortened in the middle where it does not fit.</param>
/// <param name="X">The horizontal axis; its start and end are the outer edges of the first and last column.</param>
/// <param name="Y">The vertical axis; its end is the outer edge of the first row, which is the upper one.</param>
/// <param name="Columns">Values a row.</param>
/// <param name="Values">The matrix, row after row, the upper row first. NaN is drawn grey.</param>
/// <param name="ScaleLabel">What the colours measure.</param>
public sealed record ImageChart(
    string Title,
    ChartAxis X,
    ChartAxis Y,
    int Columns,
    IReadOnlyList<double> Values,
    string ScaleLabel
)
{
    /// <summary>The value of the darkest colour; null: the smallest value.</summary>
    public double? ScaleStart { get; init; }

    /// <summary>The value of the brightest colour; null: the largest value.</summary>
    public double? ScaleEnd { get; init; }

    /// <summary>Circles that point at places of the picture.</summary>
    public IReadOnlyList<ChartCircle> Circles { get; init; } = [];
}
