using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>On the CPU a picture has one logit, to the last bit, whatever is scored beside it, in which order and on how many threads.</summary>
public sealed class DeterminismTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    public static TheoryData<DetectorView> Views => [DetectorView.CenterCrop, DetectorView.Full, DetectorView.Tiles];

    [Theory]
    [MemberData(nameof(Views))]
    public void Threads_batch_size_order_and_neighbours_change_no_bit(DetectorView view)
    {
        RgbImage[] pictures =
        [
            .. Enumerable.Range(0, 12).Select(i => TestPicture.Noise(30 + (i * 17 % 70), 25 + (i * 23 % 90), i)),
        ];
        uint[] alone = [.. pictures.Select(p => Score(view, throttle: 1, batch: 1, [p])[0])];
        Random random = new(1);
        foreach ((int throttle, int batch) in ((int, int)[])[(1, 16), (2, 1), (3, 5), (5, 2)])
        {
            int[] order = [.. Enumerable.Range(0, pictures.Length)];
            random.Shuffle(order);

            uint[] together = Score(view, throttle, batch, [.. order.Select(i => pictures[i])]);

            Assert.Equal(order.Select(i => alone[i]), together);
        }
    }

    private uint[] Score(DetectorView view, int throttle, int batch, RgbImage[] pictures)
    {
        using ScoringPipeline pipeline = fixture.Open(
            new ScoringOptions
            {
                View = view,
                Device = DetectorDevice.Cpu,
                ThrottleLimit = throttle,
                BatchSize = batch,
            }
        );
        foreach (RgbImage picture in pictures)
            pipeline.Add("picture", picture);
        return [.. pictures.Select(_ => BitConverter.SingleToUInt32Bits(pipeline.Take().Scores[0].Logit))];
    }
}
