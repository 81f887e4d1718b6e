using FakeDetect.Inference.Inputs;

namespace FakeDetect.Inference.Network;

/// <summary>Runs the network on one picture's tensor; called by several workers at once.</summary>
internal interface ITensorRunner : IDisposable
{
    /// <summary>The outcome for a tensor of one picture.</summary>
    /// <param name="tensor">The picture.</param>
    /// <param name="includeMap">Whether the map of logits is wanted.</param>
    /// <param name="giveMemoryBack">Whether the memory that no run uses is returned to the system afterwards.</param>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    NetworkOutput Run(InputTensor tensor, bool includeMap, bool giveMemoryBack);
}
