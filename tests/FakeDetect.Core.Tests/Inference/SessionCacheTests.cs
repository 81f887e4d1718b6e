using FakeDetect.Inference.Network;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class SessionCacheTests
{
    [Fact]
    public void One_network_is_loaded_once_and_stays_while_it_is_used()
    {
        using ScoringFixture fixture = new();
        using SessionCache.Lease first = SessionCache.Acquire(fixture.Model, null);
        using SessionCache.Lease second = SessionCache.Acquire(fixture.Model, null);

        Assert.Same(first.Session, second.Session);
        first.Dispose();
        first.Dispose();
        SessionCache.ReleaseIdle();
        using SessionCache.Lease third = SessionCache.Acquire(fixture.Model, null);
        Assert.Same(second.Session, third.Session);
    }

    [Fact]
    public void A_network_that_nobody_uses_stays_for_a_while_and_can_be_let_go()
    {
        using ScoringFixture fixture = new(TinyNetwork.Named("tiny-idle"));
        SessionCache.Lease first = SessionCache.Acquire(fixture.Model, null);
        DetectorSession session = first.Session;
        first.Dispose();

        using (SessionCache.Lease again = SessionCache.Acquire(fixture.Model, null))
            Assert.Same(session, again.Session);
        SessionCache.ReleaseIdle();
        using SessionCache.Lease later = SessionCache.Acquire(fixture.Model, null);
        Assert.NotSame(session, later.Session);
    }

    [Fact]
    public void Many_threads_load_it_once()
    {
        using ScoringFixture fixture = new();
        SessionCache.Lease[] leases = new SessionCache.Lease[8];
        Parallel.For(0, leases.Length, i => leases[i] = SessionCache.Acquire(fixture.Model, null));

        Assert.All(leases, lease => Assert.Same(leases[0].Session, lease.Session));
        foreach (SessionCache.Lease lease in leases)
            lease.Dispose();
    }

    [Fact]
    public void A_model_that_fails_to_load_leaves_nothing_behind()
    {
        using ScoringFixture fixture = new(TinyNetwork.Named("tiny-failing"));
        byte[] good = File.ReadAllBytes(fixture.Model.OnnxPath);
        File.WriteAllBytes(fixture.Model.OnnxPath, good[..^1]);

        Assert.Throws<ModelInvalidException>(() => SessionCache.Acquire(fixture.Model, null));
        File.WriteAllBytes(fixture.Model.OnnxPath, good);
        using SessionCache.Lease lease = SessionCache.Acquire(fixture.Model, null);
        Assert.NotNull(lease.Session);
    }
}
