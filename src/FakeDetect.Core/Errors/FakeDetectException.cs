namespace FakeDetect;

/// <summary>
/// An expected failure: what went wrong with which thing, and what to do next. <see cref="ErrorId"/> is stable and
/// documented; scripts may test for it.
/// </summary>
public abstract class FakeDetectException : Exception
{
    /// <summary>Makes the failure.</summary>
    /// <param name="errorId">The stable id, PascalCase, such as <c>ImageTruncated</c>.</param>
    /// <param name="target">The file, folder or name that it is about.</param>
    /// <param name="message">One plain sentence that names the target and the reason.</param>
    /// <param name="nextStep">What the user can do about it; one sentence.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    protected FakeDetectException(
        string errorId,
        string target,
        string message,
        string nextStep,
        Exception? inner = null
    )
        : base(message, inner)
    {
        ErrorId = errorId;
        Target = target;
        NextStep = nextStep;
    }

    /// <summary>The stable id of this kind of failure.</summary>
    public string ErrorId { get; }

    /// <summary>The file, folder or name that the failure is about.</summary>
    public string Target { get; }

    /// <summary>What the user can do about it.</summary>
    public string NextStep { get; }
}
