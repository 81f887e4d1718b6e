namespace FakeDetect;

/// <summary>A picture that cannot be read or decoded: missing, empty, truncated, too large, of an unknown or refused format.</summary>
public sealed class ImageUnreadableException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
