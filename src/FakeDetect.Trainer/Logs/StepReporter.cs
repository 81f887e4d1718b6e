using System.Diagnostics;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Logs;

/// <summary>
/// Tells how the steps go: a line of the log every so many steps, and an event at least every few seconds, so that whoever
/// waits sees it move.
/// </summary>
internal sealed class StepReporter(TrainingOptions options, EpochPlan plan, EventWriter events, RunLog log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly Pace _pace = new();
    private long _told = Stopwatch.GetTimestamp();

    /// <summary>The sum of losses since the last line of the log, and how many there are; part of a checkpoint.</summary>
    public (double Sum, int Steps) Loss { get; set; }

    /// <summary>Time that was spent waiting for a batch.</summary>
    public void Waited(TimeSpan time) => _pace.Wait(time);

    /// <summary>Time that was spent on something else than steps, and counts in no figure.</summary>
    public void Paused() => _pace.Restart();

    /// <summary>Takes a step in.</summary>
    /// <param name="done">Steps that are done.</param>
    /// <param name="loss">The step's loss.</param>
    /// <param name="rate">The step's learning rate.</param>
    /// <param name="pictures">The step's pictures.</param>
    public void Step(int done, double loss, double rate, int pictures)
    {
        Loss = (Loss.Sum + loss, Loss.Steps + 1);
        _pace.Step(pictures);
        bool logs = done % options.LogEverySteps == 0 || done == plan.Steps;
        if (!logs && Stopwatch.GetElapsedTime(_told) < Interval)
            return;
        _told = Stopwatch.GetTimestamp();
        (double perSecond, double waitShare, double secondsPerStep) = _pace.Figures();
        TrainingStep happened = new(
            plan.EpochOf(done),
            done,
            plan.Steps,
            Loss.Sum / Loss.Steps,
            rate,
            perSecond,
            waitShare,
            (plan.Steps - done) * secondsPerStep
        );
        events.Write(happened);
        if (!logs)
            return;
        log.Add(happened);
        Loss = default;
        _pace.Restart();
    }
}
