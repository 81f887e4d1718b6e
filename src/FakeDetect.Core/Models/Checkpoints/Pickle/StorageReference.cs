namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>A run of elements that lies elsewhere in the file; nothing is read when it is met.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Element">The elements' type.</param>
/// <param name="Count">The number of elements that lie there.</param>
/// <param name="ViewOffset">The first element of the view, 0 for the whole.</param>
/// <param name="ViewCount">The elements of the view, <paramref name="Count"/> for the whole.</param>
internal sealed record StorageReference(string Key, TensorElement Element, long Count, long ViewOffset, long ViewCount);
