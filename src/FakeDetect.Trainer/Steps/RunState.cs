using FakeDetect.Training;

namespace FakeDetect.Trainer.Steps;

/// <summary>What a checkpoint holds besides tensors. Random numbers need no state: they are functions of seed and step.</summary>
/// <param name="Step">Steps that are done.</param>
/// <param name="Stopper">Where early stopping stands.</param>
/// <param name="LossSum">The sum of losses since the last line of the log.</param>
/// <param name="LossSteps">Steps in that sum.</param>
/// <param name="Validation">The last validation; null before the first.</param>
/// <param name="Fingerprint">A hash of the options and pictures that decide the result.</param>
internal sealed record RunState(
    int Step,
    EarlyStopperState Stopper,
    double LossSum,
    int LossSteps,
    TrainingValidated? Validation,
    string Fingerprint
);
