namespace FakeDetect.Inference.Network;

/// <summary>Lets runs of the network in as long as their memory together stays within a budget; one run alone always.</summary>
/// <param name="budget">Bytes.</param>
internal sealed class MemoryGate(long budget)
{
    private readonly object _gate = new();
    private long _used;

    /// <summary>Waits for its turn.</summary>
    /// <param name="bytes">What the run takes; the same is given back by <see cref="Exit"/>.</param>
    /// <param name="cancellation">Ends the waiting as soon as a run exits: runs end with the same token.</param>
    internal void Enter(long bytes, CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (_used > 0 && _used + bytes > budget)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            cancellation.ThrowIfCancellationRequested();
            _used += bytes;
        }
    }

    /// <summary>Gives the memory back.</summary>
    internal void Exit(long bytes)
    {
        lock (_gate)
        {
            _used -= bytes;
            Monitor.PulseAll(_gate);
        }
    }
}
