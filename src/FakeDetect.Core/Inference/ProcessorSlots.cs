namespace FakeDetect.Inference;

/// <summary>How many workers may compute at once. One that only waits gives its slot up for that time.</summary>
/// <param name="count">Slots.</param>
internal sealed class ProcessorSlots(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

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
            _free.Release();
        }
    }

    /// <summary>Waits outside of the slot that the caller is in, and enters one again.</summary>
    internal T Outside<T>(Func<T> wait)
    {
        _free.Release();
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
