using FakeDetect.Inference.Views;

namespace FakeDetect.Inference.Pipeline;

/// <summary>What a worker does next.</summary>
internal abstract record ScoringWork
{
    /// <summary>Do parts of a picture that another worker has begun.</summary>
    internal sealed record Help(SharedWork Work) : ScoringWork;

    /// <summary>Score a picture that is read. The worker is inside a slot of the processors, and leaves it afterwards.</summary>
    internal sealed record Score(ScoringJob Job) : ScoringWork;

    /// <summary>Read a picture.</summary>
    internal sealed record Read(ScoringJob Job) : ScoringWork;
}
