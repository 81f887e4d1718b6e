namespace FakeDetect.Datasets.Audit;

/// <summary>The grid of 8 x 8 blocks that JPEG left in a picture.</summary>
/// <param name="PhaseX">The column of the first block edge, 0 to 7.</param>
/// <param name="PhaseY">The row of the first block edge, 0 to 7.</param>
/// <param name="Evidence">-log10 of the number of such grids to be expected in a picture without one: 3 is one in a thousand pictures.</param>
/// <param name="Quality">The IJG quality that the coefficients point at; null: none fits.</param>
public sealed record JpegGrid(int PhaseX, int PhaseY, double Evidence, int? Quality)
{
    // Lossy WebP and the decoders of latent diffusion models (8 x 8 pixels for each latent) leave grids too: with less
    // evidence, and without the steps of a table.
    private const double Overwhelming = 100;

    /// <summary>Whether it is certainly a JPEG's: its steps are known, or the evidence is overwhelming.</summary>
    public bool IsJpeg => Quality is not null || Evidence >= Overwhelming;
}
