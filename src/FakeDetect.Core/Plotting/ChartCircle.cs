namespace FakeDetect.Plotting;

/// <summary>A small circle around a place of an <see cref="ImageChart"/>.</summary>
/// <param name="X">Position on the X axis.</param>
/// <param name="Y">Position on the Y axis.</param>
/// <param name="Label">What is written beside it; may be empty.</param>
public sealed record ChartCircle(double X, double Y, string Label = "");
