using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Network;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>The batches of a CUDA device, run on the CPU.</summary>
public sealed class BatchRunnerTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    // Sums of another order: what a batch may move on the CPU. ResNet-50 moves by 4e-6.
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(3, 16)]
    public void Batches_of_mixed_sizes_give_each_caller_its_own_outcome(int slotCount, int batchSize)
    {
        RgbImage[] pictures = [.. Enumerable.Range(0, 40).Select(i => TestPicture.Noise(24 + (8 * (i % 3)), 24, i))];
        using DetectorSession session = DetectorSession.Load(fixture.Model, cudaDevice: null);
        using RunCancellation control = new(TestContext.Current.CancellationToken);
        RgbInput normalizer = new(fixture.Model.Card.Input);
        using SingleRunner single = new(session, control, bytesPerPixel: 1);
        NetworkOutput[] expected =
        [
            .. pictures.Select(p => Score(new TensorScorer(single, normalizer), p, includeMap: true)),
        ];

        NetworkOutput[] actual = new NetworkOutput[pictures.Length];
        using ProcessorSlots slots = new(slotCount);
        using (BatchRunner batches = new(session, control, batchSize, slots))
        {
            TensorScorer scorer = new(batches, normalizer);
            Thread[] threads =
            [
                .. Enumerable
                    .Range(0, 8)
                    .Select(t => new Thread(() =>
                    {
                        for (int i = t; i < pictures.Length; i += 8)
                            actual[i] = slots.Inside(
                                () => Score(scorer, pictures[i], includeMap: i % 2 == 0),
                                CancellationToken.None
                            );
                    })),
            ];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
        }

        for (int i = 0; i < pictures.Length; i++)
        {
            Assert.Equal(expected[i].Logit, actual[i].Logit, Tolerance);
            Assert.Equal(i % 2 == 0, actual[i].Map is not null);
            for (int cell = 0; cell < (actual[i].Map?.Length ?? 0); cell++)
                Assert.Equal(expected[i].Map![cell], actual[i].Map![cell], Tolerance);
        }
    }

    [Fact]
    public void Cancelling_ends_those_who_wait()
    {
        using CancellationTokenSource cancellation = new();
        using DetectorSession session = DetectorSession.Load(fixture.Model, cudaDevice: null);
        using RunCancellation control = new(cancellation.Token);
        using ProcessorSlots slots = new(1);
        using BatchRunner batches = new(session, control, 4, slots);
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            slots.Inside(
                () =>
                    Score(
                        new TensorScorer(batches, new RgbInput(ModelInput.ImageNet)),
                        TestPicture.Noise(32, 32, 1),
                        false
                    ),
                CancellationToken.None
            )
        );
    }

    private static NetworkOutput Score(TensorScorer scorer, RgbImage image, bool includeMap) =>
        scorer.Score(image, CropPlan.Whole(image), null, includeMap);
}
