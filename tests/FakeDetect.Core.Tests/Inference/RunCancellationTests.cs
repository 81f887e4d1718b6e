using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Network;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class RunCancellationTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    [Fact]
    public async Task Cancelling_ends_a_run_of_the_network_that_is_under_way()
    {
        using CancellationTokenSource cancellation = new();
        using DetectorSession session = DetectorSession.Load(fixture.Model, cudaDevice: null);
        using RunCancellation control = new(cancellation.Token);
        using SingleRunner runner = new(session, control, bytesPerPixel: 1);
        // A second or more of work; between two layers the run looks at its flag.
        using InputTensor large = new(1, 5000, 5000);
        large.Picture(0).Clear();

        Task<NetworkOutput> run = Task.Run(() => runner.Run(large, false, false), CancellationToken.None);
        cancellation.CancelAfter(50);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)
        );
    }
}
