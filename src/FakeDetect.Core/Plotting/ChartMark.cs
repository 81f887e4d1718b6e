namespace FakeDetect.Plotting;

/// <summary>A vertical line through a chart: a threshold, the best epoch, a theoretical frequency.</summary>
/// <param name="X">Its position on the X axis.</param>
/// <param name="Label">What is written beside it.</param>
public sealed record ChartMark(double X, string Label);
