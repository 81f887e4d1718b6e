namespace FakeDetect.Training;

/// <summary>The run begins, or goes on.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="Parameters">Trained values.</param>
/// <param name="Device">Where it runs.</param>
/// <param name="Real">Real pictures to train on.</param>
/// <param name="Fake">Fake pictures to train on.</param>
/// <param name="Sets">Sets to train on.</param>
/// <param name="HeldOut">Pictures to validate on.</param>
/// <param name="HeldOutSets">Names of the held-out sets, <c>label/set</c>.</param>
/// <param name="Pairs">Pairs to train on.</param>
/// <param name="Step">Steps that are done already.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="StepsPerEpoch">Steps an epoch.</param>
public sealed record TrainingStarted(
    string Architecture,
    long Parameters,
    string Device,
    int Real,
    int Fake,
    int Sets,
    int HeldOut,
    IReadOnlyList<string> HeldOutSets,
    int Pairs,
    int Step,
    int Steps,
    int StepsPerEpoch
) : TrainingEvent;
