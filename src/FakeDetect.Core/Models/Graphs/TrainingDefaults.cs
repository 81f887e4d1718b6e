namespace FakeDetect.Models.Graphs;

/// <summary>What a training of an architecture starts with if its start weights do not say.</summary>
/// <param name="Input">How pixels become the network's input.</param>
/// <param name="BatchNormEpsilon">Added to the variance in batch norm.</param>
public sealed record TrainingDefaults(ModelInput Input, double BatchNormEpsilon);
