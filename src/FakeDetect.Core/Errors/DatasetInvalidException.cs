namespace FakeDetect;

/// <summary>A labelled folder that cannot be used: a label without pictures, an unknown layout.</summary>
public sealed class DatasetInvalidException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
