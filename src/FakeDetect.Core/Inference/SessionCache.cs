using FakeDetect.Models;

namespace FakeDetect.Inference;

/// <summary>
/// The loaded networks of this process, shared by all pipelines and runspaces: one session for each network and device,
/// loaded once, kept as long as a lease is held.
/// </summary>
internal static class SessionCache
{
    private static readonly Dictionary<SessionKey, SharedSession> Sessions = [];

    /// <summary>The session for a model, loaded where it is not yet.</summary>
    internal static SessionLease Acquire(DetectorModel model, int? cudaDevice)
    {
        SessionKey key = new(model.Card.OnnxSha256, cudaDevice);
        SharedSession shared;
        lock (Sessions)
        {
            if (!Sessions.TryGetValue(key, out shared!))
                Sessions.Add(key, shared = new SharedSession());
            shared.Leases++;
        }

        try
        {
            // Outside of the lock on the table: another model may load at the same time.
            lock (shared)
                shared.Session ??= DetectorSession.Load(model, cudaDevice);
            return new SessionLease(shared.Session, () => Release(key, shared));
        }
        catch
        {
            Release(key, shared);
            throw;
        }
    }

    private static void Release(SessionKey key, SharedSession shared)
    {
        lock (Sessions)
        {
            if (--shared.Leases > 0)
                return;
            Sessions.Remove(key);
        }

        shared.Session?.Dispose();
    }

    private sealed class SharedSession
    {
        internal int Leases { get; set; }

        internal DetectorSession? Session { get; set; }
    }
}
