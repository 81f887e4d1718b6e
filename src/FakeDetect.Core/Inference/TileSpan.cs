namespace FakeDetect.Inference;

/// <summary>One tile along one axis: which pixels it takes, and which cells of its map count.</summary>
/// <param name="Start">The first pixel, a multiple of the stride.</param>
/// <param name="Length">Pixels.</param>
/// <param name="Cell">The first cell of the whole map that this tile gives.</param>
/// <param name="Cells">Cells that it gives; the last tile gives all that follow.</param>
/// <param name="Skip">Cells of its own map before the first that counts.</param>
internal readonly record struct TileSpan(int Start, int Length, int Cell, int Cells, int Skip);
