using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

/// <summary>The places of a layout's crops, as fractions of the range in which a crop fits.</summary>
internal static class CropPlaces
{
    private static readonly (Fraction Column, Fraction Row) s_center = (new(1, 2), new(1, 2));

    /// <summary>The places of a part, in order: row by row, but the centre of <see cref="CropLayout.InnerFive"/> comes first.</summary>
    internal static IEnumerable<(Fraction Column, Fraction Row)> Of(ModelPart part) =>
        part.Layout switch
        {
            CropLayout.InnerFive => [s_center, .. Grid([new(1, 4), new(3, 4)])],
            CropLayout.InnerGrid => Grid([.. Steps(1, part.Grid!.Value, part.Grid.Value + 1)]),
            CropLayout.EdgeGrid when part.Grid > 1 => Grid([.. Steps(0, part.Grid.Value, part.Grid.Value - 1)]),
            _ => [s_center],
        };

    private static IEnumerable<Fraction> Steps(int first, int count, int of) =>
        Enumerable.Range(first, count).Select(i => new Fraction(i, of));

    private static IEnumerable<(Fraction Column, Fraction Row)> Grid(Fraction[] steps) =>
        steps.SelectMany(row => steps.Select(column => (column, row)));

    /// <summary>A fraction of the range in which a crop fits along one side.</summary>
    /// <param name="Numerator">From 0 to <paramref name="Denominator"/>.</param>
    /// <param name="Denominator">1 or more.</param>
    internal readonly record struct Fraction(int Numerator, int Denominator)
    {
        /// <summary>The first pixel of a crop; a side that is shorter than the crop has it at its centre, whatever the fraction.</summary>
        internal int Start(int side, int size) =>
            side > size
                ? (int)Math.Round((double)(side - size) * Numerator / Denominator, MidpointRounding.ToEven)
                : CropPlan.CenterOffset(side, size);
    }
}
