namespace FakeDetect;

/// <summary>A native library or device that is asked for and not there.</summary>
public sealed class EngineUnavailableException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
