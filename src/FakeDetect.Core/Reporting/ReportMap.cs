namespace FakeDetect.Reporting;

/// <summary>A map of logits over a picture.</summary>
/// <param name="Width">Cells a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Width x height logits, rows top to bottom; their mean is the picture's logit.</param>
/// <param name="Stride">Pixels from one cell to the next.</param>
/// <param name="Left">The column of the picture at which the map starts.</param>
/// <param name="Top">The row of the picture at which the map starts.</param>
public sealed record ReportMap(int Width, int Height, IReadOnlyList<float> Values, int Stride, int Left, int Top);
