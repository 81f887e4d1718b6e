using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Inference.Network;

/// <summary>Ends calls of the network that are under way when a token is cancelled.</summary>
internal sealed class RunCancellation : IDisposable
{
    private readonly CancellationTokenRegistration _registration;

    internal RunCancellation(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Options = new RunOptions();
        ReleasingOptions = new RunOptions();
        ReleasingOptions.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        _registration = cancellation.Register(static state => ((RunCancellation)state!).Terminate(), this);
    }

    internal CancellationToken Cancellation { get; }

    internal RunOptions Options { get; }

    /// <summary>For runs after which the memory that no run uses goes back to the system.</summary>
    internal RunOptions ReleasingOptions { get; }

    public void Dispose()
    {
        _registration.Dispose();
        Options.Dispose();
        ReleasingOptions.Dispose();
    }

    private void Terminate()
    {
        Options.Terminate = true;
        ReleasingOptions.Terminate = true;
    }
}
