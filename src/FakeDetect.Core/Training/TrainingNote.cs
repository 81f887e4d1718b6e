namespace FakeDetect.Training;

/// <summary>What was decided or noticed.</summary>
/// <param name="Message">One sentence.</param>
/// <param name="Warning">True: the result may be worse than the user thinks.</param>
public sealed record TrainingNote(string Message, bool Warning = false) : TrainingEvent;
