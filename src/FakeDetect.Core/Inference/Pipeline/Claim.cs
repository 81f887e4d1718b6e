using FakeDetect.Inference.Views;

namespace FakeDetect.Inference.Pipeline;

/// <summary>What a worker is to do next.</summary>
/// <param name="Slot">The picture to read or to score; null: help.</param>
/// <param name="IsRead">True: the picture is read, and the worker is inside a slot of the processors.</param>
/// <param name="Help">The picture to help with.</param>
internal readonly record struct Claim(ScoringSlot? Slot, bool IsRead, TileWork? Help);
