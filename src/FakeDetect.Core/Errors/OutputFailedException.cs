namespace FakeDetect;

/// <summary>A file that cannot be written: it exists already, the place is not permitted, the disk is full.</summary>
public sealed class OutputFailedException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
