namespace FakeDetect.Spectra;

/// <summary>
/// Averages over the residual spectra of a set. All maps are Size x Size, row after row, the zero frequency at row and
/// column Size / 2; column x is (x - Size / 2) / Size cycles/pixel, rows likewise.
/// </summary>
/// <param name="Size">The side, in frequencies and in pixels of the squares.</param>
/// <param name="Count">How many pictures.</param>
/// <param name="Magnitude">The mean of the magnitudes: what pictures have in common whatever their phase.</param>
/// <param name="Coherent">
/// The magnitude of the mean of the complex spectra (the reference's average): only what has the same phase in every
/// picture stays, the rest falls with the root of the count.
/// </param>
/// <param name="Power">The mean of the squared magnitudes.</param>
public sealed record AverageSpectrum(
    int Size,
    long Count,
    IReadOnlyList<double> Magnitude,
    IReadOnlyList<double> Coherent,
    IReadOnlyList<double> Power
)
{
    /// <summary>The frequency of a column or row, in cycles/pixel: -0.5 to below 0.5.</summary>
    public double FrequencyOf(int index) => (index - (Size / 2)) / (double)Size;
}
