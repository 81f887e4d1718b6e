using System.Diagnostics;

namespace FakeDetect.Trainer.Logs;

/// <summary>How fast steps go, and how much of the time is spent waiting for pictures.</summary>
internal sealed class Pace
{
    private long _since = Stopwatch.GetTimestamp();
    private TimeSpan _waited;
    private int _pictures;
    private int _steps;

    /// <summary>Time spent waiting for a batch.</summary>
    public void Wait(TimeSpan time) => _waited += time;

    /// <summary>A step is done.</summary>
    public void Step(int pictures)
    {
        _pictures += pictures;
        _steps++;
    }

    /// <summary>The figures since the last restart.</summary>
    public (double PicturesPerSecond, double WaitShare, double SecondsPerStep) Figures()
    {
        double seconds = Math.Max(1e-9, Stopwatch.GetElapsedTime(_since).TotalSeconds);
        return (_pictures / seconds, _waited.TotalSeconds / seconds, seconds / Math.Max(1, _steps));
    }

    /// <summary>Begins anew.</summary>
    public void Restart()
    {
        _since = Stopwatch.GetTimestamp();
        _waited = TimeSpan.Zero;
        _pictures = _steps = 0;
    }
}
