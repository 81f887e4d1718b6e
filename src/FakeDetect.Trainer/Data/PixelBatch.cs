namespace FakeDetect.Trainer.Data;

/// <summary>A batch as bytes, ready for the network's input.</summary>
/// <param name="Step">The step it is for.</param>
/// <param name="Count">Pictures.</param>
/// <param name="Side">The side of the crops, in pixels.</param>
/// <param name="Pixels">Count x Side x Side x 3 bytes (N, H, W, RGB): channels last is also the fastest layout for training.</param>
/// <param name="Labels">Count labels, 0 or 1.</param>
internal sealed record PixelBatch(int Step, int Count, int Side, byte[] Pixels, float[] Labels)
{
    /// <summary>For a network that sees spectra: Count x 3 x Side x Side values; else null.</summary>
    public float[]? Spectra { get; init; }
}
