namespace FakeDetect.Models;

/// <summary>How a picture may be cut so that the map of logits stays that of the whole.</summary>
/// <param name="Stride">Pixels between cells of <c>cam</c>; tiles start at multiples of it.</param>
/// <param name="Halo">Pixels of margin on each inner side, a multiple of the stride.</param>
public sealed record ModelTiling(int Stride, int Halo);
