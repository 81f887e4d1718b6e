using FakeDetect.Core.Tests.Models;
using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>Every network that can be tiled gives the untiled map and logit, by its own stride and halo.</summary>
public sealed class ArchitectureTilingTests : IDisposable
{
    // Parity's tolerance, for logits of the size that a trained head gives (spread of some units).
    private const double Tolerance = 1e-3;

    private readonly string _root = Directory.CreateTempSubdirectory("architectures").FullName;

    public static TheoryData<string> Networks =>
        [.. ArchitectureCatalog.All.Where(a => a.ReceptiveField is not null).Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_tiled_picture_of_odd_sides_has_the_untiled_logit(string id)
    {
        IDetectorArchitecture architecture = ArchitectureCatalog.Get(id);
        ReceptiveField field = architecture.ReceptiveField!.Value;
        ModelTiling tiling = new(field.Stride, field.Halo);
        // Just too large for one tile of the smallest limit.
        int width = (3 * field.Halo) + field.Stride + 5;
        int height = (3 * field.Halo) + 3;
        ModelCard card = new()
        {
            Name = id,
            Architecture = id,
            Input = architecture.DefaultInput,
            Tiling = tiling,
            OnnxSha256 = "",
        };
        DetectorModel model = ModelFolderWriter.Write(
            Path.Combine(_root, id),
            card,
            architecture.BuildGraph(FormulaStateDicts.Of(id)),
            "# A test's network\n",
            overwrite: true
        );
        RgbImage image = TestPicture.Noise(width, height, seed: 11);
        TilePlan plan = TilePlan.For(width, height, tiling, 1);
        Assert.True(plan.Count > 1);
        Assert.True(width % 2 == 1 && height % 2 == 1);

        using DetectorSession session = DetectorSession.Load(model, cudaDevice: null);
        using RunCancellation control = new(TestContext.Current.CancellationToken);
        using SingleRunner runner = new(session, control, bytesPerPixel: 1);
        TensorScorer scorer = new(runner, new RgbInput(card.Input));
        NetworkOutput whole = scorer.Score(image, CropPlan.Whole(image), null, includeMap: true);
        NetworkOutput joined = TileAssembly.Join(
            plan,
            [.. Enumerable.Range(0, plan.Count).Select(i => scorer.Score(image, plan.Crop(i), null, includeMap: true))]
        );

        Assert.Equal((whole.MapWidth, whole.MapHeight), (joined.MapWidth, joined.MapHeight));
        double scale = Math.Max(1, whole.Map!.Max(Math.Abs) / 10);
        for (int i = 0; i < whole.Map!.Length; i++)
            Assert.Equal(whole.Map[i], joined.Map![i], Tolerance * scale);
        Assert.Equal(whole.Logit, joined.Logit, Tolerance * scale);
        // Cells differ by more than the tolerance, so that a misplaced tile would show.
        Assert.True(whole.Map.Max() - whole.Map.Min() > 20 * Tolerance * scale);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
