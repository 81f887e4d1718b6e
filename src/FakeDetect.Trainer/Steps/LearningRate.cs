using FakeDetect.Training;

namespace FakeDetect.Trainer.Steps;

/// <summary>The learning rate of a step, before early stopping lowers it.</summary>
internal static class LearningRate
{
    /// <summary>The rate.</summary>
    /// <param name="options">Rate, warm-up and schedule.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">Steps in all.</param>
    public static double At(TrainingOptions options, int step, int steps)
    {
        double warm = step < options.WarmUpSteps ? (step + 1.0) / options.WarmUpSteps : 1;
        if (options.Schedule == LearningRateSchedule.Constant)
            return options.LearningRate * warm;
        double done = Math.Clamp((step - options.WarmUpSteps) / (double)Math.Max(1, steps - options.WarmUpSteps), 0, 1);
        return options.LearningRate * warm * 0.5 * (1 + Math.Cos(Math.PI * done));
    }
}
