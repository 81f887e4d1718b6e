namespace FakeDetect.Trainer.Simulators;

/// <summary>The losses of one step, unweighted.</summary>
/// <param name="Reconstruction">Mean absolute difference of copy and picture, values -1..1.</param>
/// <param name="Adversarial">How far the discriminator is from calling the copies real.</param>
/// <param name="Discriminator">How badly the discriminator tells copies from pictures.</param>
internal sealed record SimulatorLoss(double Reconstruction, double Adversarial, double Discriminator);
