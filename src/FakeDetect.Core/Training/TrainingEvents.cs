using System.Text.Json.Serialization;

namespace FakeDetect.Training;

/// <summary>A line of the trainer's standard output: one JSON object whose <c>event</c> says which kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TrainingStarted), "started")]
[JsonDerivedType(typeof(TrainingStep), "step")]
[JsonDerivedType(typeof(TrainingValidated), "validated")]
[JsonDerivedType(typeof(TrainingSaved), "saved")]
[JsonDerivedType(typeof(TrainingNote), "note")]
[JsonDerivedType(typeof(TrainingProblem), "problem")]
[JsonDerivedType(typeof(TrainingCompleted), "completed")]
[JsonDerivedType(typeof(TrainingBenchmark), "benchmark")]
[JsonDerivedType(typeof(SimulatorProgress), "simulatorStep")]
[JsonDerivedType(typeof(SimulatorCompleted), "simulatorCompleted")]
public abstract record TrainingEvent;

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

/// <summary>The network as it stands, on held-out pictures.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps that are done.</param>
/// <param name="AveragePrecision">Average precision, labels weighted evenly, 0 to 1; chance is 0.5.</param>
/// <param name="SetAveragePrecision">The mean over the sets of fakes, each against all real pictures, labels weighted evenly.</param>
/// <param name="AreaUnderCurve">Area under the ROC curve.</param>
/// <param name="Accuracy">The share of right verdicts at probability 0.5.</param>
/// <param name="RealAccuracy">The same over real pictures.</param>
/// <param name="FakeAccuracy">The same over fake pictures.</param>
/// <param name="Loss">Mean loss, labels weighted evenly.</param>
/// <param name="Best">True: the weights were kept as the best so far.</param>
/// <param name="Seconds">What the validation took.</param>
public sealed record TrainingValidated(
    int Epoch,
    int Step,
    double AveragePrecision,
    double SetAveragePrecision,
    double AreaUnderCurve,
    double Accuracy,
    double RealAccuracy,
    double FakeAccuracy,
    double Loss,
    bool Best,
    double Seconds
) : TrainingEvent
{
    /// <summary><see cref="SetAveragePrecision"/>; <see cref="AveragePrecision"/> where no set is large enough for it.</summary>
    public double SetOrPooled() => double.IsNaN(SetAveragePrecision) ? AveragePrecision : SetAveragePrecision;
}

/// <summary>A checkpoint is on disk; a run that ends now can go on from it.</summary>
/// <param name="Step">Steps that are done.</param>
/// <param name="Path">The file.</param>
public sealed record TrainingSaved(int Step, string Path) : TrainingEvent;

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

/// <summary>What was decided or noticed.</summary>
/// <param name="Message">One sentence.</param>
/// <param name="Warning">True: the result may be worse than the user thinks.</param>
public sealed record TrainingNote(string Message, bool Warning = false) : TrainingEvent;

/// <summary>An error: of one file, and the run goes on, or of the run, which ends.</summary>
/// <param name="ErrorId">The stable id.</param>
/// <param name="Target">The file or folder it is about.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Fatal">True: the run ends.</param>
public sealed record TrainingProblem(string ErrorId, string Target, string Message, string NextStep, bool Fatal)
    : TrainingEvent;

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
