namespace FakeDetect.Trainer.Steps;

/// <summary>Where early stopping stands.</summary>
/// <param name="Best">The accuracy to beat in this stage; null at its start.</param>
/// <param name="Kept">The accuracy of the weights that are kept as the best; null before the first.</param>
/// <param name="Counter">Epochs without improvement.</param>
/// <param name="Margin">By how much accuracy has to rise.</param>
/// <param name="LearningRate">The learning rate of this stage.</param>
internal sealed record EarlyStopperState(double? Best, double? Kept, int Counter, double Margin, double LearningRate);
