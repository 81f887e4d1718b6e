using FakeDetect.Models;

namespace FakeDetect.Inference.Network;

/// <summary>
/// The loaded networks of this process, shared by all pipelines and runspaces: one session for each network and device,
/// loaded once and kept while a lease is held. It stays for a while after the last one, so that a script that scores
/// pictures one call at a time does not load the network each time.
/// </summary>
public static class SessionCache
{
    private static readonly Dictionary<Key, SharedSession> s_sessions = [];

    /// <summary>How long a network stays loaded after its last use.</summary>
    public static TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Networks that are loaded, in use or not.</summary>
    public static int Count
    {
        get
        {
            lock (s_sessions)
                return s_sessions.Count;
        }
    }

    /// <summary>Unloads the networks that nobody uses.</summary>
    public static void ReleaseIdle()
    {
        KeyValuePair<Key, SharedSession>[] all;
        lock (s_sessions)
            all = [.. s_sessions];
        foreach ((Key key, SharedSession shared) in all)
            DropIfIdle(key, shared);
    }

    /// <summary>The session for a model, loaded where it is not yet.</summary>
    internal static Lease Acquire(DetectorModel model, int? cudaDevice)
    {
        Key key = new(model.Card.OnnxSha256, cudaDevice);
        SharedSession shared;
        lock (s_sessions)
        {
            if (!s_sessions.TryGetValue(key, out shared!))
                s_sessions.Add(key, shared = new SharedSession());
            shared.Leases++;
            shared.Idle?.Dispose();
            shared.Idle = null;
        }

        try
        {
            // Outside of the lock on the table: another model may load at the same time.
            lock (shared)
                shared.Session ??= DetectorSession.Load(model, cudaDevice);
            return new Lease(shared.Session, () => Release(key, shared));
        }
        catch
        {
            Release(key, shared);
            throw;
        }
    }

    private static void Release(Key key, SharedSession shared)
    {
        lock (s_sessions)
        {
            if (--shared.Leases > 0)
                return;
            if (shared.Session is not null && Linger > TimeSpan.Zero)
            {
                shared.Idle = new Timer(_ => DropIfIdle(key, shared), null, Linger, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        DropIfIdle(key, shared);
    }

    private static void DropIfIdle(Key key, SharedSession shared)
    {
        lock (s_sessions)
        {
            // Taken up again, or dropped already by another.
            if (
                shared.Leases > 0
                || !s_sessions.TryGetValue(key, out SharedSession? current)
                || !ReferenceEquals(current, shared)
            )
                return;
            s_sessions.Remove(key);
            shared.Idle?.Dispose();
        }

        shared.Session?.Dispose();
    }

    private sealed class SharedSession
    {
        internal int Leases { get; set; }

        internal DetectorSession? Session { get; set; }

        internal Timer? Idle { get; set; }
    }

    /// <summary>What makes two sessions the same: the network's bytes and the device.</summary>
    /// <param name="OnnxSha256">SHA-256 of model.onnx.</param>
    /// <param name="CudaDevice">The CUDA device; null: the CPU.</param>
    private sealed record Key(string OnnxSha256, int? CudaDevice);

    /// <summary>A share of a session; the last one that is disposed unloads the network.</summary>
    internal sealed class Lease(DetectorSession session, Action release) : IDisposable
    {
        private Action? _release = release;

        internal DetectorSession Session { get; } = session;

        public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
