using System.Diagnostics;

namespace FakeDetect;

/// <summary>How far an evaluation is, and how long it will take: known scores cost nothing and are left out of the rate.</summary>
internal sealed class EvaluationProgress(int total)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _done;
    private int _reused;

    internal string Status =>
        _reused == 0 ? $"{_done} of {total} pictures" : $"{_done} of {total} pictures, {_reused} of them known";

    internal int Percent => total == 0 ? 100 : (int)(100L * _done / total);

    internal int SecondsLeft =>
        _done - _reused is > 0 and var scored
            ? (int)Math.Min(int.MaxValue, _watch.Elapsed.TotalSeconds / scored * (total - _done))
            : -1;

    internal void Count(bool reused)
    {
        _done++;
        if (reused)
            _reused++;
    }
}
