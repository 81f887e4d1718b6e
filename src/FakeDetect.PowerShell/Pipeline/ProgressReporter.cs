using System.Diagnostics;
using System.Management.Automation;

namespace FakeDetect;

/// <summary>One progress bar: at most five updates a second, no percentage where the total is unknown, always completed.</summary>
internal sealed class ProgressReporter(Cmdlet cmdlet)
{
    // Any number that other modules are unlikely to use: bars are told apart by it.
    private const int ActivityId = 46_710;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long _last;
    private string? _activity;

    /// <summary>True when the next report would be shown: lets a caller skip the making of its text.</summary>
    internal bool IsDue => _activity is null || Stopwatch.GetElapsedTime(_last) >= Interval;

    /// <summary>Shows progress, or does nothing when the last report is less than 200 ms old.</summary>
    /// <param name="activity">What the command does.</param>
    /// <param name="status">How far it is.</param>
    /// <param name="operation">The item in hand.</param>
    /// <param name="percent">0 to 100, or -1 where the total is unknown.</param>
    /// <param name="secondsRemaining">Seconds, or -1 where unknown.</param>
    internal void Report(
        string activity,
        string status,
        string? operation = null,
        int percent = -1,
        int secondsRemaining = -1
    )
    {
        if (!IsDue)
            return;
        _last = Stopwatch.GetTimestamp();
        _activity = activity;
        cmdlet.WriteProgress(
            new ProgressRecord(ActivityId, activity, status)
            {
                CurrentOperation = operation,
                PercentComplete = percent,
                SecondsRemaining = secondsRemaining,
            }
        );
    }

    /// <summary>Takes the bar away, if one was shown.</summary>
    internal void Complete()
    {
        if (_activity is null)
            return;
        ProgressRecord done = new(ActivityId, _activity, "Done") { RecordType = ProgressRecordType.Completed };
        _activity = null;
        try
        {
            cmdlet.WriteProgress(done);
        }
        catch (PipelineStoppedException)
        {
            // A stopping pipeline takes its bars away itself.
        }
    }
}
