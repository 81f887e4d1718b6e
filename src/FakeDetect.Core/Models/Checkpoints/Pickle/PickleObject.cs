namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>
/// Stands for a value that is allowed beside the weights and means nothing to them (a Namespace of options, a NumPy number,
/// a set). What it was made of is dropped.
/// </summary>
internal sealed record PickleObject(PickleGlobal Type);
