using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace FakeDetect.Inference;

/// <summary>
/// Pictures in the order of input: workers claim them from the front, outcomes are taken in the same order. At most a
/// window's worth is worked on or held ahead of the outcome that is taken next.
/// </summary>
/// <param name="capacity">The window, in pictures.</param>
/// <param name="cancellation">Ends all waiting; <see cref="Wake"/> must follow its cancellation.</param>
internal sealed class OrderedWindow(int capacity, CancellationToken cancellation)
{
    private readonly object _gate = new();
    private readonly Queue<ScoringSlot> _order = new();
    private readonly Queue<ScoringSlot> _waiting = new();
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
    /// Waits until there is something to do: help for a picture that another worker has begun comes first.
    /// </summary>
    /// <param name="findHelp">Looks for such a picture.</param>
    /// <param name="slot">The picture to begin, where there is no help to give.</param>
    /// <param name="help">The work to help with.</param>
    /// <returns>False at the end, or when cancelled.</returns>
    internal bool TryClaim(Func<TileWork?> findHelp, out ScoringSlot? slot, out TileWork? help)
    {
        slot = null;
        help = null;
        lock (_gate)
        {
            while (!cancellation.IsCancellationRequested)
            {
                help = findHelp();
                if (help is not null)
                    return true;
                if (_waiting.Count > 0 && _order.Count - _waiting.Count < capacity)
                {
                    slot = _waiting.Dequeue();
                    _running++;
                    return true;
                }

                // While others run they may still want help.
                if (_completed && _waiting.Count == 0 && _running == 0)
                    return false;
                Monitor.Wait(_gate);
            }
        }

        return false;
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
