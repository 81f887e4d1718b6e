using FakeDetect.Datasets.Search;

namespace FakeDetect.Trainer.Data;

/// <summary>A real picture and the fake made of it: the same pixels but for the trace.</summary>
/// <param name="Real">The original.</param>
/// <param name="Fake">The fake.</param>
internal sealed record PicturePair(LabelledPicture Real, LabelledPicture Fake);
