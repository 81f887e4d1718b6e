using System.Diagnostics.CodeAnalysis;

namespace FakeDetect.Threading;

/// <summary>
/// Work on several items at once whose results come out in the order in which the items went in; never more than
/// <paramref name="limit"/> are in hand. One thread adds and takes; the work runs on the thread pool.
/// </summary>
/// <param name="limit">Items in hand at once, 1 or more.</param>
/// <param name="cancellation">Ends all work.</param>
public sealed class OrderedWindow<T>(int limit, CancellationToken cancellation) : IDisposable
{
    private readonly Queue<Task<T>> _tasks = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

    /// <summary>Results that were not taken yet.</summary>
    public int Pending => _tasks.Count;

    /// <summary>True when a result has to be taken before the next item can be added.</summary>
    public bool IsFull => _tasks.Count >= limit;

    /// <summary>Starts work on an item.</summary>
    /// <exception cref="InvalidOperationException">The window is full.</exception>
    public void Add(Func<CancellationToken, T> work)
    {
        if (IsFull)
            throw new InvalidOperationException("The window is full: take a result first.");
        CancellationToken token = _stop.Token;
        _tasks.Enqueue(Task.Run(() => work(token), token));
    }

    /// <summary>The oldest result, waited for; what its work threw is thrown here.</summary>
    public T Take() => _tasks.Dequeue().GetAwaiter().GetResult();

    /// <summary>The oldest result, if it is ready.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T result)
    {
        bool ready = _tasks.TryPeek(out Task<T>? oldest) && oldest.IsCompleted;
        result = ready ? Take() : default;
        return ready;
    }

    /// <summary>Cancels what is in hand and waits for its end.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        // Outcomes of abandoned work do not matter; that it has ended does.
        Task.WhenAll(_tasks).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        _tasks.Clear();
        _stop.Dispose();
    }
}
