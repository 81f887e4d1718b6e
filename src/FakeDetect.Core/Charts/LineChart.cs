namespace FakeDetect.Charts;

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

/// <summary>One axis of a chart.</summary>
/// <param name="Label">What it measures, with the unit: <c>frequency, cycles/pixel</c>.</param>
/// <param name="Start">The value at the left or lower end; null: fitted to the data. A start above the end turns the axis round.</param>
/// <param name="End">The value at the right or upper end; null: fitted to the data.</param>
public sealed record ChartAxis(string Label, double? Start = null, double? End = null)
{
    /// <summary>Decades at equal distances. Values that are not above zero are left out.</summary>
    public bool Logarithmic { get; init; }
}

/// <summary>A named row of points. A point whose X or Y is NaN or infinite is a gap in the line.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Positions on the X axis.</param>
/// <param name="Y">Values, as many as positions.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>How the points are joined.</summary>
    public LineStyle Style { get; init; }

    /// <summary>A dot at each point.</summary>
    public bool Markers { get; init; }

    /// <summary>Measured on the chart's right axis.</summary>
    public bool OnRightAxis { get; init; }

    /// <summary>The lower edge of a shaded band (an interval), as many values as points; null: no band.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>The upper edge of the band.</summary>
    public IReadOnlyList<double>? Upper { get; init; }
}

/// <summary>A small circle around a place of an <see cref="ImageChart"/>.</summary>
/// <param name="X">Position on the X axis.</param>
/// <param name="Y">Position on the Y axis.</param>
/// <param name="Label">What is written beside it; may be empty.</param>
public sealed record ChartCircle(double X, double Y, string Label = "");

/// <summary>A vertical line through a chart: a threshold, the best epoch, a theoretical frequency.</summary>
/// <param name="X">Its position on the X axis.</param>
/// <param name="Label">What is written beside it.</param>
public sealed record ChartMark(double X, string Label);

/// <summary>How the points of a series are joined.</summary>
public enum LineStyle
{
    /// <summary>A full line.</summary>
    Solid,

    /// <summary>A dashed line.</summary>
    Dashed,

    /// <summary>A dotted line.</summary>
    Dotted,

    /// <summary>No line: markers alone.</summary>
    None,
}
