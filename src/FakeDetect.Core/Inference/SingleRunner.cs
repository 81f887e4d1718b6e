namespace FakeDetect.Inference;

/// <summary>
/// Runs each picture alone on the calling thread. For the CPU: several such calls side by side are as fast as any batch,
/// and no neighbour, batch size or thread count can change a bit of a logit.
/// </summary>
internal sealed class SingleRunner(DetectorSession session, RunControl control) : ITensorRunner
{
    public NetworkOutput Run(InputTensor tensor, bool includeMap) => session.Run(tensor, includeMap, control)[0];

    public void Dispose()
    {
    }
}
