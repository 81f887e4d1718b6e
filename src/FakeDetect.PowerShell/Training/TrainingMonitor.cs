using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>The events of a detector's training on PowerShell's streams: progress, verbose, warnings, errors of single files.</summary>
internal sealed class TrainingMonitor(Cmdlet cmdlet, ProgressReporter progress, string name) : TrainerMonitor(cmdlet)
{
    private string _validation = "";

    /// <summary>How the run began; null before.</summary>
    internal TrainingStarted? Started { get; private set; }

    /// <summary>How it ended; null before.</summary>
    internal TrainingCompleted? Completed { get; private set; }

    /// <inheritdoc/>
    internal override void Take(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingStarted started:
                Started = started;
                Cmdlet.WriteVerbose(
                    Text(
                        $"{started.Architecture}, {started.Parameters} parameters, on {started.Device}: {started.Real} real and {started.Fake} fake pictures of {started.Sets} sets, {started.Pairs} pairs, {started.HeldOut} pictures held out; step {started.Step} of {started.Steps}."
                    )
                );
                if (started.HeldOut == 0)
                    Cmdlet.WriteWarning(
                        "No pictures are held out, so the model's accuracy on new sources cannot be measured."
                    );
                break;
            case TrainingStep step:
                string status = Text(
                    $"epoch {step.Epoch}, step {step.Step} of {step.Steps}: loss {step.Loss:0.000}, {step.PicturesPerSecond:0.0} pictures/s{_validation}"
                );
                Cmdlet.WriteVerbose(status);
                // A stopped pipeline can say nothing any more, so that it is said before.
                progress.Report(
                    $"Training {name}",
                    status,
                    "Ctrl+C keeps a checkpoint. Run the same command with -Resume to continue from it.",
                    percent: (int)(100L * step.Step / step.Steps),
                    secondsRemaining: (int)Math.Min(int.MaxValue, step.SecondsLeft)
                );
                break;
            case TrainingValidated validated:
                _validation = Text($"; validation AP {validated.AveragePrecision:0.000}");
                Cmdlet.WriteVerbose(
                    Text(
                        $"Epoch {validated.Epoch}: AP {validated.AveragePrecision:0.000} (mean over sets {validated.SetAveragePrecision:0.000}), AUC {validated.AreaUnderCurve:0.000}, accuracy {validated.Accuracy:0.000} (real {validated.RealAccuracy:0.000}, fake {validated.FakeAccuracy:0.000}), loss {validated.Loss:0.000}{(validated.Best ? "; the best so far" : "")}."
                    )
                );
                break;
            case TrainingSaved saved:
                Cmdlet.WriteVerbose(Text($"Checkpoint of step {saved.Step}: '{saved.Path}'."));
                break;
            case TrainingCompleted completed:
                Completed = completed;
                break;
            default:
                base.Take(happened);
                break;
        }
    }
}
