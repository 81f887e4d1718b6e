using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Inference;

/// <summary>Ends calls of the network that are under way when a token is cancelled.</summary>
internal sealed class RunControl : IDisposable
{
    private readonly CancellationTokenRegistration _registration;

    internal RunControl(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Options = new RunOptions();
        _registration = cancellation.Register(static state => ((RunOptions)state!).Terminate = true, Options);
    }

    internal CancellationToken Cancellation { get; }

    internal RunOptions Options { get; }

    public void Dispose()
    {
        _registration.Dispose();
        Options.Dispose();
    }
}
