using FakeDetect.Training;

namespace FakeDetect.Trainer.Steps;

/// <summary>
/// The reference's stopping rule (CNNDetection, earlystop.py): validation accuracy has to rise by 0.1 points within so many epochs, else
/// the learning rate drops by ten and from then on 0.2 points are asked for; below 1e-6 the training ends.
/// </summary>
/// <param name="rule">Reference: a drop forgets the best, so the next epoch overwrites it. Fixed: it is remembered.</param>
/// <param name="patience">Epochs without improvement before a drop.</param>
/// <param name="learningRate">The first learning rate.</param>
internal sealed class EarlyStopper(EarlyStoppingRule rule, int patience, double learningRate)
{
    private const double LeastLearningRate = 1e-6;

    /// <summary>Where the rule stands; part of a checkpoint.</summary>
    public EarlyStopperState State { get; set; } = new(null, null, 0, 0.001, learningRate);

    /// <summary>The learning rate that the rule allows.</summary>
    public double LearningRate => State.LearningRate;

    /// <summary>True when the training is to end.</summary>
    public bool HasEnded => rule != EarlyStoppingRule.None && State.LearningRate < LeastLearningRate;

    /// <summary>Takes an epoch's validation accuracy in.</summary>
    /// <returns>Whether the weights are to be kept as the best.</returns>
    public bool Observe(double accuracy)
    {
        // Fixed: whatever beats what lies on disk is kept. Reference: only what beats the stage's best by the margin is,
        // and at the start of a stage anything does.
        bool improved = State.Best is not { } best || accuracy >= best + State.Margin;
        bool keep = rule == EarlyStoppingRule.Reference ? improved : State.Kept is not { } kept || accuracy > kept;
        State = State with
        {
            Best = improved ? accuracy : State.Best,
            Kept = keep ? accuracy : State.Kept,
            Counter = improved ? 0 : State.Counter + 1,
        };
        if (rule == EarlyStoppingRule.None || State.Counter < patience)
            return keep;
        // In this order of divisions 1e-4 becomes 1.0000000000000002e-06, which still trains: three stages, as there.
        State = State with
        {
            Best = rule == EarlyStoppingRule.Reference ? null : State.Best,
            Counter = 0,
            Margin = 0.002,
            LearningRate = State.LearningRate / 10,
        };
        return keep;
    }
}
