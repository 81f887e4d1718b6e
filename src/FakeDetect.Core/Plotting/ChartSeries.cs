namespace FakeDetect.Plotting;

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
