namespace FakeDetect.Plotting;

/// <summary>One axis of a chart.</summary>
/// <param name="Label">What it measures, with the unit: <c>frequency, cycles/pixel</c>.</param>
/// <param name="Start">The value at the left or lower end; null: fitted to the data. A start above the end turns the axis round.</param>
/// <param name="End">The value at the right or upper end; null: fitted to the data.</param>
public sealed record ChartAxis(string Label, double? Start = null, double? End = null)
{
    /// <summary>Decades at equal distances. Values that are not above zero are left out.</summary>
    public bool Logarithmic { get; init; }
}
