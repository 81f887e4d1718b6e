namespace FakeDetect.Training;

/// <summary>How fast a recipe trains on this machine.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="Device">Where it ran.</param>
/// <param name="Threads">Threads of the arithmetic.</param>
/// <param name="BatchSize">Pictures a step.</param>
/// <param name="CropSize">The side of the crops, in pixels.</param>
/// <param name="ReadyPicturesPerSecond">Forward, backward and optimiser on a batch that is ready: the most that a loader can serve.</param>
/// <param name="LoadedPicturesPerSecond">The same with batches decoded, augmented and encoded as in a training; empty pictures: NaN.</param>
public sealed record TrainingBenchmark(
    string Architecture,
    string Device,
    int Threads,
    int BatchSize,
    int CropSize,
    double ReadyPicturesPerSecond,
    double LoadedPicturesPerSecond
) : TrainingEvent
{
    /// <summary>How much of the network's speed the loader leaves; 0.9 is the aim.</summary>
    public double LoaderShare => LoadedPicturesPerSecond / ReadyPicturesPerSecond;
}
