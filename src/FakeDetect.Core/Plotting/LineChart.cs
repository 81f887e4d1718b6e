namespace FakeDetect.Plotting;

/// <summary>Lines over one X axis and one or two Y axes.</summary>
/// <param name="Title">One line above the chart; shortened in the middle where it does not fit.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The left axis.</param>
/// <param name="Series">The lines; more than one get a legend.</param>
public sealed record LineChart(string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>The right axis, for the series that ask for it.</summary>
    public ChartAxis? RightY { get; init; }

    /// <summary>Vertical lines with labels.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
}
