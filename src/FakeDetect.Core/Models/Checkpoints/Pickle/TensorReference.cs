namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>A tensor as a window on a storage.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">The first element, counted from the storage's (view's) start.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Strides">Elements from one index to the next, for each dimension.</param>
internal sealed record TensorReference(StorageReference Storage, long Offset, long[] Shape, long[] Strides);
