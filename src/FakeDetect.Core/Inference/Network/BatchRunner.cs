using System.Runtime.ExceptionServices;
using FakeDetect.Inference.Inputs;

namespace FakeDetect.Inference.Network;

/// <summary>
/// Runs pictures in batches of equal size on a thread of its own: for a device that is faster with many at once. While a
/// batch runs the next gathers; nothing waits for a batch to fill.
/// </summary>
internal sealed class BatchRunner : ITensorRunner
{
    private readonly DetectorSession _session;
    private readonly RunCancellation _control;
    private readonly int _batchSize;
    private readonly ProcessorSlots _slots;
    private readonly LinkedList<BatchRequest> _waiting = new();
    private readonly Thread _thread;
    private bool _closed;

    /// <summary>Starts the thread.</summary>
    /// <param name="session">The network.</param>
    /// <param name="control">Ends runs.</param>
    /// <param name="batchSize">Pictures a run at most.</param>
    /// <param name="slots">Callers of <see cref="Run"/> are inside one, and give it up while they wait.</param>
    internal BatchRunner(DetectorSession session, RunCancellation control, int batchSize, ProcessorSlots slots)
    {
        _session = session;
        _control = control;
        _batchSize = batchSize;
        _slots = slots;
        _thread = new Thread(Loop) { IsBackground = true, Name = "FakeDetect batches" };
        _thread.Start();
    }

    public NetworkOutput Run(InputTensor tensor, bool includeMap, bool giveMemoryBack)
    {
        BatchRequest request = new(tensor, includeMap);
        lock (_waiting)
        {
            _waiting.AddLast(request);
            Monitor.PulseAll(_waiting);
        }

        return _slots.Outside(request.Wait);
    }

    public void Dispose()
    {
        lock (_waiting)
        {
            _closed = true;
            Monitor.PulseAll(_waiting);
        }

        _thread.Join();
    }

    private void Loop()
    {
        while (NextBatch() is { } batch)
        {
            try
            {
                NetworkOutput[] outputs = RunTogether(batch);
                for (int i = 0; i < batch.Count; i++)
                    batch[i].Set(outputs[i]);
            }
#pragma warning disable CA1031 // Those who wait for the batch are told, whatever it is.
            catch (Exception e)
#pragma warning restore CA1031
            {
                ExceptionDispatchInfo failure = ExceptionDispatchInfo.Capture(e);
                foreach (BatchRequest request in batch)
                    request.Fail(failure);
            }
        }
    }

    // The oldest and all that go with it, in order.
    private List<BatchRequest>? NextBatch()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                    return null;
                Monitor.Wait(_waiting);
            }

            BatchRequest first = _waiting.First!.Value;
            List<BatchRequest> batch = [];
            for (LinkedListNode<BatchRequest>? node = _waiting.First; node is not null && batch.Count < _batchSize; )
            {
                LinkedListNode<BatchRequest>? next = node.Next;
                if (node.Value.GoesWith(first))
                {
                    batch.Add(node.Value);
                    _waiting.Remove(node);
                }

                node = next;
            }

            return batch;
        }
    }

    private NetworkOutput[] RunTogether(List<BatchRequest> batch)
    {
        InputTensor first = batch[0].Tensor;
        if (batch.Count == 1)
            return _session.Run(first, batch[0].IncludeMap, _control);
        using InputTensor together = new(batch.Count, first.Width, first.Height);
        for (int i = 0; i < batch.Count; i++)
            batch[i].Tensor.Picture(0).CopyTo(together.Picture(i));
        return _session.Run(together, batch[0].IncludeMap, _control);
    }
}
