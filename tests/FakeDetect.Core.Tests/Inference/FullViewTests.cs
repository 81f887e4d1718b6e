using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class FullViewTests : IDisposable
{
    // The tolerance of the reference's parity. Measured here: below 1e-5, from sums in another order.
    private const double Tolerance = 1e-3;

    private readonly string _root = Directory.CreateTempSubdirectory("full").FullName;

    public static MatrixTheoryData<string, int, int> Sizes =>
        new(["strided", "unstrided", "unpadded"], [97, 128, 203], [61, 160]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_joined_map_of_tiles_is_the_map_of_the_whole(string network, int width, int height)
    {
        DetectorModel model = TinyNetwork.Find(network).Write(_root);
        RgbImage image = TestPicture.Noise(width, height, seed: width + height);

        ViewResult whole = Score(model, image, long.MaxValue, model.Card.Tiling);
        ViewResult tiled = Score(model, image, 1, model.Card.Tiling);

        Assert.True(TilePlan.For(width, height, model.Card.Tiling!, 1).Count > 1);
        Assert.Equal((whole.Map!.Width, whole.Map.Height), (tiled.Map!.Width, tiled.Map.Height));
        for (int i = 0; i < whole.Map.Values.Length; i++)
            Assert.Equal(whole.Map.Values[i], tiled.Map.Values[i], Tolerance);
        Assert.Equal(whole.Logit, tiled.Logit, Tolerance);
    }

    [Fact]
    public void A_margin_that_is_one_cell_too_narrow_shows()
    {
        DetectorModel model = TinyNetwork.Unstrided().Write(_root);
        RgbImage image = TestPicture.Noise(64, 48, seed: 3);
        ModelTiling tooNarrow = model.Card.Tiling! with { Halo = model.Card.Tiling.Halo - 1 };

        ViewResult whole = Score(model, image, long.MaxValue, model.Card.Tiling);
        ViewResult tiled = Score(model, image, 1, tooNarrow);

        Assert.Contains(
            Enumerable.Range(0, whole.Map!.Values.Length),
            i => Math.Abs(whole.Map.Values[i] - tiled.Map!.Values[i]) > Tolerance
        );
    }

    [Fact]
    public void Tiling_that_the_network_does_not_have_is_refused()
    {
        DetectorModel model = TinyNetwork.Strided().Write(_root);

        EngineUnavailableException error = Assert.Throws<EngineUnavailableException>(() =>
            Score(model, TestPicture.Noise(300, 300, seed: 1), 1, new ModelTiling(2, 16))
        );

        Assert.Equal("TilingWrong", error.ErrorId);
    }

    [Fact]
    public void A_large_picture_without_tiling_in_the_card_is_refused_by_name()
    {
        DetectorModel model = TinyNetwork.Strided().Write(_root);

        EngineUnavailableException error = Assert.Throws<EngineUnavailableException>(() =>
            Score(model, TestPicture.Noise(60, 50, seed: 1), 2999, tiling: null)
        );

        Assert.Equal("FullViewTooLarge", error.ErrorId);
        Assert.Contains("a.png", error.Message, StringComparison.Ordinal);
        Score(model, TestPicture.Noise(60, 50, seed: 1), 3000, tiling: null);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(7, 3)]
    public void The_smallest_pictures_have_a_logit(int width, int height)
    {
        DetectorModel model = TinyNetwork.Strided().Write(_root);

        Assert.True(
            float.IsFinite(Score(model, TestPicture.Noise(width, height, seed: 1), 1, model.Card.Tiling).Logit)
        );
    }

    [Fact]
    public void The_mean_of_the_map_is_the_logit()
    {
        DetectorModel model = TinyNetwork.Strided().Write(_root);
        RgbImage image = TestPicture.Noise(203, 151, seed: 9);

        foreach (long maxPixels in (long[])[1, long.MaxValue])
        {
            ViewResult result = Score(model, image, maxPixels, model.Card.Tiling);
            Assert.Equal(result.Map!.Values.Average(v => (double)v), result.Logit, 1e-5);
            Assert.Equal(8, result.Map.Stride);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static ViewResult Score(DetectorModel model, RgbImage image, long maxPixels, ModelTiling? tiling)
    {
        using DetectorSession session = DetectorSession.Load(model, cudaDevice: null);
        using RunCancellation control = new(TestContext.Current.CancellationToken);
        using SingleRunner runner = new(session, control, bytesPerPixel: 100);
        using ProcessorSlots slots = new(1);
        TensorScorer tensors = new(runner, new RgbInput(model.Card.Input));
        FullView view = new(
            tensors,
            new SharedTiles(slots),
            tiling,
            maxPixels,
            helpers: 1,
            new LogitMapOptions(Include: true, tiling?.Stride)
        );
        return slots.Inside(() => view.Score(image, null, "a.png", control.Cancellation), control.Cancellation);
    }
}
