namespace FakeDetect.Training;

/// <summary>A simulator is trained and written.</summary>
/// <param name="Network">The ONNX file.</param>
/// <param name="LargestDifference">Between the trained and the written network, of values 0..1.</param>
public sealed record SimulatorCompleted(string Network, double LargestDifference) : TrainingEvent;
