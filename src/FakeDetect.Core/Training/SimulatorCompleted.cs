namespace FakeDetect.Training;

/// <summary>A simulator is trained and written.</summary>
/// <param name="Network">The ONNX file.</param>
/// <param name="Sha256">Of that file.</param>
/// <param name="LargestDifference">Between the trained and the written network, of values 0..1.</param>
/// <param name="CopyError">Mean absolute difference of copy and picture over crops that are drawn anew, in grey levels (0..255).</param>
/// <param name="Pictures">Pictures that were trained on.</param>
/// <param name="Seconds">Wall time of the training.</param>
public sealed record SimulatorCompleted(
    string Network,
    string Sha256,
    double LargestDifference,
    double CopyError,
    int Pictures,
    double Seconds
) : TrainingEvent;
