using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>
/// Lets workers help with the tiles of a large picture before they begin another: a single huge picture uses all threads,
/// and fewer pictures are in memory at once.
/// </summary>
/// <param name="slots">The callers of <see cref="Run"/> are inside one.</param>
/// <param name="posted">Called when there is something to help with; null: nobody helps.</param>
internal sealed class SharedTiles(ProcessorSlots slots, Action? posted = null)
{
    private readonly List<SharedWork> _open = [];

    /// <summary>Does all parts on this thread and on those that help; returns when all are done.</summary>
    internal void Run(int count, Action<int> part)
    {
        SharedWork work = new(count, part);
        lock (_open)
            _open.Add(work);
        try
        {
            posted?.Invoke();
            work.Assist();
            slots.Outside(work.Join);
        }
        finally
        {
            lock (_open)
                _open.Remove(work);
        }
    }

    /// <summary>Work that wants help; null: none.</summary>
    internal SharedWork? Find()
    {
        lock (_open)
            return _open.Find(static work => work.HasMore);
    }
}
