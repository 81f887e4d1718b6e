using FakeDetect.Imaging;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Data;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class TrainingDataTests
{
    [Fact]
    public void What_the_manifest_knows_of_a_picture_holds_for_it_as_an_original_too()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(2, 1);
        RgbImage dot = PictureSandbox.Picture(2, 2, 1, fake: true);
        string folder = Path.Combine(sandbox.Root, "pairs");
        Directory.CreateDirectory(folder);
        PairManifest.Append(
            folder,
            [
                .. Enumerable
                    .Range(0, 2)
                    .Select(i => new PairEntry(
                        Path.Combine(sandbox.Pictures, $"0_real/real{i}/0.ppm"),
                        sandbox.Write($"../pairs/{i}.ppm", dot),
                        "a",
                        "b",
                        "net",
                        "c",
                        2,
                        2,
                        "Ppm",
                        null,
                        ""
                    )),
            ]
        );
        File.WriteAllText(
            Path.Combine(sandbox.Pictures, "manifest.tsv"),
            "path\tset\tlabel\torig_format\n0_real/real0/0.ppm\treal0\t0\tJPEG\n0_real/real1/0.ppm\treal1\t0\tPNG\n"
        );

        TrainingData data = TrainingData.Find(TinyRun.Options(sandbox) with { PairPath = [folder], HoldOut = 0 });

        Assert.Equal([true, false], data.Pairs.Select(p => p.Real.IsLossy));
    }
}
