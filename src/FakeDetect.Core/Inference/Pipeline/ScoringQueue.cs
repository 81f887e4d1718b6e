using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using FakeDetect.Inference.Views;

namespace FakeDetect.Inference.Pipeline;

/// <summary>
/// Pictures in the order of input: workers claim them from the front, outcomes are taken in the same order. At most a
/// window's worth is worked on or held ahead of the outcome that is taken next.
/// </summary>
/// <param name="capacity">The window, in pictures.</param>
/// <param name="cancellation">Ends all waiting; <see cref="Wake"/> must follow its cancellation.</param>
internal sealed class ScoringQueue(int capacity, CancellationToken cancellation)
{
    private readonly object _gate = new();
    private readonly Queue<ScoringSlot> _order = new();
    private readonly Queue<ScoringSlot> _waiting = new();
    private readonly Queue<ScoringSlot> _read = new();
    private int _running;
    private bool _completed;

    internal int Capacity => capacity;

    internal int Pending
    {
        get
        {
            lock (_gate)
                return _order.Count;
        }
    }

    internal bool IsFull => Pending >= capacity;

    internal void Add(PictureSource source)
    {
        lock (_gate)
        {
            if (_completed)
                throw new InvalidOperationException("The pipeline was told that nothing more comes.");
            ScoringSlot slot = new(source);
            _order.Enqueue(slot);
            _waiting.Enqueue(slot);
            Monitor.PulseAll(_gate);
        }
    }

    internal void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    internal void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    internal bool TryTake([NotNullWhen(true)] out ScoredImage? outcome)
    {
        outcome = null;
        ScoringSlot slot;
        lock (_gate)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_order.Count == 0 || !_order.Peek().IsDone)
                return false;
            slot = _order.Dequeue();
            Monitor.PulseAll(_gate);
        }

        slot.Failure?.Throw();
        outcome = slot.Outcome!;
        return true;
    }

    internal ScoredImage Take()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_order.Count == 0)
                    throw new InvalidOperationException("No picture is pending.");
                while (_order.Count > 0 && !_order.Peek().IsDone && !cancellation.IsCancellationRequested)
                    Monitor.Wait(_gate);
            }

            if (TryTake(out ScoredImage? outcome))
                return outcome;
        }
    }

    /// <summary>
    /// Waits until there is something to do. Help for a picture that another worker has begun comes first; then a picture
    /// that is read already, where the processors have room: a worker that has just left its slot goes on with it at once,
    /// because a hand-over to one that sleeps would leave a processor idle; then a picture to read.
    /// </summary>
    /// <param name="findHelp">Looks for a picture that wants help.</param>
    /// <param name="enter">Enters a slot of the processors, if one is free.</param>
    /// <returns>What to do; null at the end, or when cancelled.</returns>
    internal Claim? TryClaim(Func<TileWork?> findHelp, Func<bool> enter)
    {
        lock (_gate)
        {
            while (!cancellation.IsCancellationRequested)
            {
                if (findHelp() is { } help)
                    return new Claim(null, IsRead: false, help);
                if (_read.Count > 0 && enter())
                    return new Claim(_read.Dequeue(), IsRead: true, null);
                if (_waiting.Count > 0 && _order.Count - _waiting.Count < capacity)
                {
                    _running++;
                    return new Claim(_waiting.Dequeue(), IsRead: false, null);
                }

                // While others run they may still want help.
                if (_completed && _waiting.Count == 0 && _running == 0)
                    return null;
                Monitor.Wait(_gate);
            }
        }

        return null;
    }

    /// <summary>Says that a picture is read: <see cref="ScoringSlot.Picture"/> is set.</summary>
    internal void Ready(ScoringSlot slot)
    {
        lock (_gate)
        {
            _read.Enqueue(slot);
            Monitor.PulseAll(_gate);
        }
    }

    internal void Finish(ScoringSlot slot, ScoredImage? outcome, ExceptionDispatchInfo? failure)
    {
        lock (_gate)
        {
            slot.Outcome = outcome;
            slot.Failure = failure;
            _running--;
            Monitor.PulseAll(_gate);
        }
    }
}
