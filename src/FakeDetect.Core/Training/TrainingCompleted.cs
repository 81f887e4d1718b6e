namespace FakeDetect.Training;

/// <summary>The model's folder is written and was compared with the trained network.</summary>
/// <param name="ModelPath">The folder.</param>
/// <param name="Step">Steps that were done.</param>
/// <param name="LargestDifference">The largest difference of logits, network to exported model, over <paramref name="Compared"/> pictures.</param>
/// <param name="Compared">Pictures compared.</param>
/// <param name="Seconds">Wall time of this process.</param>
/// <param name="Validation">The last validation of the exported weights; null when nothing was held out.</param>
public sealed record TrainingCompleted(
    string ModelPath,
    int Step,
    double LargestDifference,
    int Compared,
    double Seconds,
    TrainingValidated? Validation
) : TrainingEvent;
