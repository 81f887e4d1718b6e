namespace FakeDetect.Training;

/// <summary>An error: of one file, and the run goes on, or of the run, which ends.</summary>
/// <param name="ErrorId">The stable id.</param>
/// <param name="Target">The file or folder it is about.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Fatal">True: the run ends.</param>
public sealed record TrainingProblem(string ErrorId, string Target, string Message, string NextStep, bool Fatal)
    : TrainingEvent;
