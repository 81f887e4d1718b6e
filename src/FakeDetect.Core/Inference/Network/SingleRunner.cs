using FakeDetect.Inference.Inputs;

namespace FakeDetect.Inference.Network;

/// <summary>
/// Runs each picture alone on the calling thread. For the CPU: several such calls side by side are as fast as any batch,
/// and no neighbour, batch size or thread count can change a bit of a logit. (In batches of 3 and 8, ResNet-50's logits
/// moved by up to 4e-6; the number of threads moved none.)
/// </summary>
/// <param name="session">The network.</param>
/// <param name="control">Ends runs.</param>
/// <param name="bytesPerPixel">Memory that a run takes for each pixel.</param>
internal sealed class SingleRunner(DetectorSession session, RunCancellation control, long bytesPerPixel) : ITensorRunner
{
    private readonly MemoryGate _memory = new(ActivationMemory.TotalBudget);

    public NetworkOutput Run(InputTensor tensor, bool includeMap, bool giveMemoryBack)
    {
        long bytes = (long)tensor.Width * tensor.Height * bytesPerPixel;
        _memory.Enter(bytes, control.Cancellation);
        try
        {
            return session.Run(tensor, includeMap, control, giveMemoryBack)[0];
        }
        finally
        {
            _memory.Exit(bytes);
        }
    }

    public void Dispose() { }
}
