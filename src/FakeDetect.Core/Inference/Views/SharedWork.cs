using System.Runtime.ExceptionServices;

namespace FakeDetect.Inference.Views;

/// <summary>The parts of one picture's work: each is done once, by whichever worker comes.</summary>
/// <param name="count">Parts, numbered from 0.</param>
/// <param name="part">Does one part.</param>
internal sealed class SharedWork(int count, Action<int> part)
{
    private readonly object _gate = new();
    private int _next;
    private int _running;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether a part waits for somebody.</summary>
    internal bool HasMore
    {
        get
        {
            lock (_gate)
                return _failure is null && _next < count;
        }
    }

    /// <summary>Does parts until none is left or one has failed. Throws nothing: the owner is told.</summary>
    /// <returns>Parts that were done here.</returns>
    internal int Assist()
    {
        int done = 0;
        for (; TryClaim(out int index); done++)
        {
            ExceptionDispatchInfo? failure = null;
            try
            {
                part(index);
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the owner of the picture, who throws it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            lock (_gate)
            {
                _failure ??= failure;
                _running--;
                Monitor.PulseAll(_gate);
            }
        }

        return done;
    }

    /// <summary>Waits for the parts that others are doing, and throws what went wrong.</summary>
    /// <returns>Parts that were done.</returns>
    internal int Join()
    {
        lock (_gate)
        {
            while (_running > 0)
                Monitor.Wait(_gate);
        }

        _failure?.Throw();
        return _next;
    }

    private bool TryClaim(out int index)
    {
        lock (_gate)
        {
            index = _next;
            if (_failure is not null || _next >= count)
                return false;
            _next++;
            _running++;
            return true;
        }
    }
}
