using FakeDetect.Datasets.Search;

namespace FakeDetect.Trainer.Data;

/// <summary>One thing drawn for a batch: a picture, or both pictures of a pair.</summary>
/// <param name="First">The picture; of a pair, the real one.</param>
/// <param name="Second">The fake of a pair; null for a single picture.</param>
internal readonly record struct Draw(LabelledPicture First, LabelledPicture? Second = null);
