namespace FakeDetect.Inference;

/// <summary>Runs the network on one picture's tensor; called by several workers at once.</summary>
internal interface ITensorRunner : IDisposable
{
    /// <summary>The outcome for a tensor of one picture.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    NetworkOutput Run(InputTensor tensor, bool includeMap);
}
