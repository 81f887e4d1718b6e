namespace FakeDetect;

/// <summary>A model or checkpoint that is missing, damaged, or not what its card says.</summary>
public sealed class ModelInvalidException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
