using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Views;

namespace FakeDetect.Inference.Pipeline;

/// <summary>
/// Pictures in the order of input: workers claim them from the front, outcomes are taken in the same order. At most a
/// window's worth is worked on or held ahead of the outcome that is taken next. The queue owns all that workers wait for:
/// a picture, a slot of the processors, parts of another's picture. Whatever comes free wakes them.
/// </summary>
internal sealed class ScoringQueue : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<ScoringJob> _order = new();
    private readonly Queue<ScoringJob> _waiting = new();
    private readonly Queue<ScoringJob> _read = new();
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _wake;
    private int _running;
    private bool _completed;

    /// <summary>An empty queue.</summary>
    /// <param name="capacity">The window, in pictures.</param>
    /// <param name="processors">How many workers may compute at once.</param>
    /// <param name="cancellation">Ends all waiting.</param>
    internal ScoringQueue(int capacity, int processors, CancellationToken cancellation)
    {
        Capacity = capacity;
        Slots = new ProcessorSlots(processors, Wake);
        Tiles = new SharedTiles(Slots, Wake);
        _cancellation = cancellation;
        _wake = cancellation.Register(Wake);
    }

    internal int Capacity { get; }

    /// <summary>How many workers may compute at once.</summary>
    internal ProcessorSlots Slots { get; }

    /// <summary>The pictures that workers can help with.</summary>
    internal SharedTiles Tiles { get; }

    internal int Pending
    {
        get
        {
            lock (_gate)
                return _order.Count;
        }
    }

    internal bool IsFull => Pending >= Capacity;

    internal void Add(ScoringJob job)
    {
        lock (_gate)
        {
            if (_completed)
                throw new InvalidOperationException("The pipeline was told that nothing more comes.");
            _order.Enqueue(job);
            _waiting.Enqueue(job);
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

    internal bool TryTake([NotNullWhen(true)] out ScoredImage? outcome)
    {
        outcome = null;
        ScoringJob job;
        lock (_gate)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_order.Count == 0 || !_order.Peek().IsDone)
                return false;
            job = _order.Dequeue();
            Monitor.PulseAll(_gate);
        }

        job.Failure?.Throw();
        outcome = job.Outcome!;
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
                while (_order.Count > 0 && !_order.Peek().IsDone && !_cancellation.IsCancellationRequested)
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
    /// <returns>What to do; null at the end, or when cancelled.</returns>
    internal ScoringWork? Next()
    {
        lock (_gate)
        {
            while (!_cancellation.IsCancellationRequested)
            {
                if (Tiles.Find() is { } shared)
                    return new ScoringWork.Help(shared);
                if (_read.Count > 0 && Slots.TryEnter())
                    return new ScoringWork.Score(_read.Dequeue());
                if (_waiting.Count > 0 && _order.Count - _waiting.Count < Capacity)
                {
                    _running++;
                    return new ScoringWork.Read(_waiting.Dequeue());
                }

                // While others run they may still want help.
                if (_completed && _waiting.Count == 0 && _running == 0)
                    return null;
                Monitor.Wait(_gate);
            }
        }

        return null;
    }

    /// <summary>Says that a picture is read.</summary>
    internal void Ready(ScoringJob job)
    {
        lock (_gate)
        {
            _read.Enqueue(job);
            Monitor.PulseAll(_gate);
        }
    }

    internal void Finish(ScoringJob job, ScoredImage? outcome, ExceptionDispatchInfo? failure)
    {
        lock (_gate)
        {
            job.Outcome = outcome;
            job.Failure = failure;
            _running--;
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose()
    {
        _wake.Dispose();
        Slots.Dispose();
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
