namespace FakeDetect;

/// <summary>A training run that cannot start or go on: no space, bad options, a trainer that ended.</summary>
public sealed class TrainingFailedException(
    string errorId,
    string target,
    string message,
    string nextStep,
    Exception? inner = null
) : FakeDetectException(errorId, target, message, nextStep, inner);
