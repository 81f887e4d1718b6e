namespace FakeDetect.Training;

/// <summary>A checkpoint is on disk; a run that ends now can go on from it.</summary>
/// <param name="Step">Steps that are done.</param>
/// <param name="Path">The file.</param>
public sealed record TrainingSaved(int Step, string Path) : TrainingEvent;
