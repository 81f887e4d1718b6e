namespace FakeDetect.Training;

/// <summary>Some steps of a simulator's training are done.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Reconstruction">Mean absolute difference of copy and picture, values -1..1.</param>
/// <param name="Adversarial">How far the discriminator is from calling the copies real.</param>
/// <param name="Discriminator">How badly the discriminator tells copies from pictures.</param>
/// <param name="PicturesPerSecond">Crops a second, since the start.</param>
public sealed record SimulatorProgress(
    int Step,
    int Steps,
    double Reconstruction,
    double Adversarial,
    double Discriminator,
    double PicturesPerSecond
) : TrainingEvent;
