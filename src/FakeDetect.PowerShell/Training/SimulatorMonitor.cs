using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>The events of a simulator's training on PowerShell's streams.</summary>
internal sealed class SimulatorMonitor(Cmdlet cmdlet, ProgressReporter progress, string name) : TrainerMonitor(cmdlet)
{
    /// <summary>The last losses; null before the first.</summary>
    internal SimulatorProgress? Last { get; private set; }

    /// <summary>How it ended; null before.</summary>
    internal SimulatorCompleted? Completed { get; private set; }

    /// <inheritdoc/>
    internal override void Take(TrainingEvent happened)
    {
        switch (happened)
        {
            case SimulatorProgress step:
                Last = step;
                string losses =
                    step.Discriminator == 0
                        ? ""
                        : Text($", adversarial {step.Adversarial:0.000}, discriminator {step.Discriminator:0.000}");
                string status = Text(
                    $"step {step.Step} of {step.Steps}: reconstruction {step.Reconstruction:0.000}{losses}, {step.PicturesPerSecond:0.0} crops/s"
                );
                Cmdlet.WriteVerbose(status);
                progress.Report(
                    $"Training simulator {name}",
                    status,
                    "Ctrl+C stops the training without writing a network.",
                    percent: (int)(100L * step.Step / step.Steps),
                    secondsRemaining: SecondsLeft(step)
                );
                break;
            case SimulatorCompleted completed:
                Completed = completed;
                break;
            default:
                base.Take(happened);
                break;
        }
    }

    // Crops and steps keep one ratio, and so the first steps tell how long the others take.
    private int SecondsLeft(SimulatorProgress step)
    {
        double left = (step.Steps - step.Step) * BatchSize / step.PicturesPerSecond;
        return double.IsFinite(left) ? (int)Math.Min(int.MaxValue, left) : -1;
    }

    /// <summary>Crops a step.</summary>
    internal required int BatchSize { get; init; }
}
