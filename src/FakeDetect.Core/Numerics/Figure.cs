namespace FakeDetect.Numerics;

/// <summary>Figures on their way out: what could not be computed is NaN in here and absent for everybody else.</summary>
internal static class Figure
{
    /// <summary>The figure; null for NaN and null.</summary>
    public static double? OrNull(double? figure) => figure is { } value && double.IsNaN(value) ? null : figure;
}
