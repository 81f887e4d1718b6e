using System.Runtime.ExceptionServices;
using FakeDetect.Inference.Inputs;

namespace FakeDetect.Inference.Network;

/// <summary>A picture that waits to be run in a batch.</summary>
internal sealed class BatchRequest(InputTensor tensor, bool includeMap)
{
    private readonly object _gate = new();
    private NetworkOutput? _output;
    private ExceptionDispatchInfo? _failure;

    internal InputTensor Tensor { get; } = tensor;

    internal bool IncludeMap { get; } = includeMap;

    /// <summary>Whether two can be in one batch.</summary>
    internal bool GoesWith(BatchRequest other) =>
        Tensor.Width == other.Tensor.Width && Tensor.Height == other.Tensor.Height && IncludeMap == other.IncludeMap;

    internal void Set(NetworkOutput output)
    {
        lock (_gate)
        {
            _output = output;
            Monitor.PulseAll(_gate);
        }
    }

    internal void Fail(ExceptionDispatchInfo failure)
    {
        lock (_gate)
        {
            _failure = failure;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the outcome, or throws what went wrong.</summary>
    internal NetworkOutput Wait()
    {
        lock (_gate)
        {
            while (_output is null && _failure is null)
                Monitor.Wait(_gate);
        }

        _failure?.Throw();
        return _output!.Value;
    }
}
