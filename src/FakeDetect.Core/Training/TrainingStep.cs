namespace FakeDetect.Training;

/// <summary>Where the run is.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps that are done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss since the last such event.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="PicturesPerSecond">Pictures a second since the last such event, loading included.</param>
/// <param name="WaitShare">The share of that time that was spent waiting for pictures, 0 to 1.</param>
/// <param name="SecondsLeft">Estimate to the end of the run.</param>
public sealed record TrainingStep(
    int Epoch,
    int Step,
    int Steps,
    double Loss,
    double LearningRate,
    double PicturesPerSecond,
    double WaitShare,
    double SecondsLeft
) : TrainingEvent;
