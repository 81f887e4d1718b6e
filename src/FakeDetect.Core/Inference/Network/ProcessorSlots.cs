namespace FakeDetect.Inference.Network;

/// <summary>How many workers may compute at once. One that only waits gives its slot up for that time.</summary>
/// <param name="count">Slots.</param>
/// <param name="freed">Called when a slot has become free; null: nobody waits for one elsewhere.</param>
internal sealed class ProcessorSlots(int count, Action? freed = null) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    /// <summary>Enters a slot if one is free.</summary>
    internal bool TryEnter() => _free.Wait(0);

    /// <summary>Leaves the slot that the caller is in.</summary>
    internal void Leave()
    {
        _free.Release();
        freed?.Invoke();
    }

    /// <summary>Does work in a slot.</summary>
    internal T Inside<T>(Func<T> work, CancellationToken cancellation)
    {
        _free.Wait(cancellation);
        try
        {
            return work();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Waits outside of the slot that the caller is in, and enters one again.</summary>
    internal T Outside<T>(Func<T> wait)
    {
        Leave();
        try
        {
            return wait();
        }
        finally
        {
            // Not cancellable: whoever is inside a slot leaves it in any case.
            _free.Wait(CancellationToken.None);
        }
    }

    public void Dispose() => _free.Dispose();
}
