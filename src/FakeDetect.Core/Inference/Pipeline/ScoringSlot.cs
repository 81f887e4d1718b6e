using System.Runtime.ExceptionServices;

namespace FakeDetect.Inference.Pipeline;

/// <summary>The place of one picture in the order of input.</summary>
internal sealed class ScoringSlot(PictureSource source)
{
    internal PictureSource Source { get; } = source;

    internal ScoredImage? Outcome { get; set; }

    /// <summary>A failure that no picture can cause: it is thrown where the outcome is taken.</summary>
    internal ExceptionDispatchInfo? Failure { get; set; }

    internal bool IsDone => Outcome is not null || Failure is not null;

    /// <summary>The file, once it is read.</summary>
    internal ReadPicture? Picture { get; set; }
}
