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

/// <summary>A labelled folder that cannot be used: a label without pictures, an unknown layout.</summary>
public sealed class DatasetInvalidException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);

/// <summary>A native library or device that is asked for and not there.</summary>
public sealed class EngineUnavailableException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);

/// <summary>A picture that cannot be read or decoded: missing, empty, truncated, too large, of an unknown or refused format.</summary>
public sealed class ImageUnreadableException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);

/// <summary>A model or checkpoint that is missing, damaged, or not what its card says.</summary>
public sealed class ModelInvalidException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);

/// <summary>A file that cannot be written: it exists already, the place is not permitted, the disk is full.</summary>
public sealed class OutputFailedException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);

/// <summary>A training run that cannot start or go on: no space, bad options, a trainer that ended.</summary>
public sealed class TrainingFailedException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
