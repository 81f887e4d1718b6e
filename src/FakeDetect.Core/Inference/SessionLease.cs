namespace FakeDetect.Inference;

/// <summary>A share of a session; the last one that is disposed unloads the network.</summary>
internal sealed class SessionLease(DetectorSession session, Action release) : IDisposable
{
    private Action? _release = release;

    internal DetectorSession Session { get; } = session;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
