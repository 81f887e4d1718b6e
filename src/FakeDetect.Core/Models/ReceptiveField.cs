namespace FakeDetect.Models;

/// <summary>
/// What one cell of a network's output sees: cell i sees the input from i * Stride - Before to i * Stride + After, both
/// included. From it follows how a picture may be cut into tiles without changing the map of logits.
/// </summary>
/// <param name="Stride">Input pixels from one output cell to the next.</param>
/// <param name="Before">Pixels seen to the left of (above) the cell's anchor.</param>
/// <param name="After">Pixels seen to the right of (below) the cell's anchor.</param>
public readonly record struct ReceptiveField(int Stride, int Before, int After)
{
    /// <summary>A single pixel: the start of every chain.</summary>
    public static ReceptiveField Pixel { get; } = new(1, 0, 0);

    /// <summary>The side of what a cell sees, in pixels.</summary>
    public int Size => Before + After + 1;

    /// <summary>
    /// The margin that a tile needs on each inner side, in pixels, a multiple of <see cref="Stride"/>. A tile that starts
    /// at a multiple of the stride and carries this margin has the untiled logits in all cells outside of the margin.
    /// </summary>
    public int Halo
    {
        get
        {
            // A tile that ends at a multiple of the stride has Stride - 1 pixels of its own behind the last anchor.
            int needed = Math.Max(Before, After - (Stride - 1));
            return (needed + Stride - 1) / Stride * Stride;
        }
    }

    /// <summary>What a cell sees that joins those of two maps of the same stride.</summary>
    /// <exception cref="ArgumentException">The strides differ.</exception>
    public static ReceptiveField Union(ReceptiveField a, ReceptiveField b) =>
        a.Stride == b.Stride
            ? new ReceptiveField(a.Stride, Math.Max(a.Before, b.Before), Math.Max(a.After, b.After))
            : throw new ArgumentException(
                $"Maps of strides {a.Stride} and {b.Stride} have no cells in common.",
                nameof(b)
            );

    /// <summary>Adds a layer behind the last.</summary>
    /// <param name="kernel">Side of the kernel, 1 or more.</param>
    /// <param name="stride">Step.</param>
    /// <param name="padding">Cells added before the first.</param>
    /// <param name="dilation">Distance of the kernel's taps.</param>
    public ReceptiveField Then(int kernel, int stride = 1, int padding = 0, int dilation = 1) =>
        new(Stride * stride, Before + padding * Stride, After + ((kernel - 1) * dilation - padding) * Stride);
}
