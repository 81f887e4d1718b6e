using System.Runtime.ExceptionServices;

namespace FakeDetect.Trainer.Data;

/// <summary>Makes batches ahead of the training, in order, on a bounded number of threads.</summary>
internal sealed class BatchQueue : IDisposable
{
    /// <summary>Batches that are made ahead of the one that is taken next, besides one for each worker.</summary>
    public const int Ahead = 4;

    private readonly Func<int, InputBatch> _make;
    private readonly Dictionary<int, InputBatch> _ready = [];
    private readonly object _gate = new();
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread[] _threads;
    private readonly int _end;
    private int _next;
    private int _taken;
    private Exception? _failure;

    /// <param name="make">Makes the batch of a step; called from several threads.</param>
    /// <param name="first">The first step.</param>
    /// <param name="end">The step after the last.</param>
    /// <param name="workers">Threads, 1 or more.</param>
    public BatchQueue(Func<int, InputBatch> make, int first, int end, int workers)
    {
        _make = make;
        _next = _taken = first;
        _end = end;
        _room = new SemaphoreSlim(Ahead + workers);
        _threads =
        [
            .. Enumerable.Range(0, workers).Select(i => new Thread(Work) { Name = $"loader {i}", IsBackground = true }),
        ];
        foreach (Thread thread in _threads)
            thread.Start();
    }

    /// <summary>The next batch in order; waits for it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public InputBatch Take(CancellationToken cancellation)
    {
        using CancellationTokenRegistration wake = cancellation.Register(Wake);
        lock (_gate)
        {
            while (true)
            {
                if (_ready.Remove(_taken, out InputBatch? batch))
                {
                    _taken++;
                    _room.Release();
                    return batch;
                }

                if (_failure is not null)
                    ExceptionDispatchInfo.Throw(_failure);
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        foreach (Thread thread in _threads)
            thread.Join();
        _stop.Dispose();
        _room.Dispose();
    }

    private void Work()
    {
        try
        {
            while (true)
            {
                _room.Wait(_stop.Token);
                int step = Interlocked.Increment(ref _next) - 1;
                if (step >= _end)
                    return;
                InputBatch batch = _make(step);
                lock (_gate)
                {
                    _ready.Add(step, batch);
                    Monitor.PulseAll(_gate);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed: nobody waits for more.
        }
#pragma warning disable CA1031 // Whatever a loader thread meets is thrown again to the one who takes batches.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_gate)
            {
                _failure ??= e;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
