using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>With the tiny detector, which sees brightness: what moves brightness moves its scores, what does not, does not.</summary>
public sealed class MeasureDetectorRobustnessCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    public MeasureDetectorRobustnessCommandTests()
    {
        foreach (string set in new[] { "a", "b" })
        {
            for (int i = 0; i < 3; i++)
            {
                _sandbox.Picture($"sets/{set}/1_fake/{i}.png", (byte)(255 - 20 * i), 80);
                _sandbox.Picture($"sets/{set}/0_real/{i}.png", (byte)(20 * i), 80);
            }
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void Every_setting_is_an_object_that_stands_beside_the_pictures_as_they_are()
    {
        IReadOnlyList<PSObject> points = Measure(
                "-BlurSigma 0,2 -JpegQuality 90,30 -WebPQuality 50 -ResizeFactor 0.5 -CropSide 16 -ShiftPixel 2"
            )
            .ThrowIfFailed();
        Assert.Equal(
            [
                "None 0",
                "Blur 0",
                "Blur 2",
                "Jpeg 90",
                "Jpeg 30",
                "WebP 50",
                "Resize 0.5",
                "CropSize 16",
                "Shift 1",
                "Shift 2",
            ],
            points.Select(p => $"{Get<string>(p, "Perturbation")} {Get<string>(p, "Value")}")
        );
        Assert.All(points, p => Assert.Equal("(mean of 2 sets)", Get<string>(p, "Generator")));
        Assert.All(points, p => Assert.Equal(1.0, Get<double>(p, "AP")));
        Assert.All(points, p => Assert.Equal((6, 6), (Get<int>(p, "FakeCount"), Get<int>(p, "RealCount"))));
    }

    [Fact]
    public void A_flat_picture_is_the_same_wherever_the_crop_is()
    {
        IReadOnlyList<PSObject> points = Measure("-BlurSigma 0 -ShiftPixel 3").ThrowIfFailed();
        PSObject shift = points.Single(p => Get<string>(p, "Perturbation") == "Shift" && Get<double>(p, "Value") == 3);
        Assert.Equal(
            (0.0, 0.0, 0.0, 0.0),
            (
                Get<double>(shift, "LogitChange"),
                Get<double>(shift, "FlipRate"),
                Get<double>(shift, "LogitSpread"),
                Get<double>(shift, "AnyFlipRate")
            )
        );
        Assert.Equal(
            0.0,
            Get<double>(
                points.Single(p => Get<string>(p, "Perturbation") == "Blur" && Get<double>(p, "Value") == 0),
                "LogitChange"
            )
        );
    }

    [Fact]
    public void A_moved_crop_sees_other_pixels()
    {
        // Left half black, right half white: moved to the right, the crop is brighter.
        byte[] pnm =
        [
            .. "P5 80 80 255\n"u8,
            .. Enumerable.Range(0, 80 * 80).Select(i => i % 80 < 40 ? (byte)0 : (byte)255),
        ];
        _sandbox.Bytes("half/1_fake/x.pgm", pnm);
        IReadOnlyList<PSObject> points = Measure("-ShiftPixel 4 -BlurSigma 2", "half").ThrowIfFailed();
        double[] changes =
        [
            .. points.Where(p => Get<string>(p, "Perturbation") == "Shift").Select(p => Get<double>(p, "LogitChange")),
        ];
        Assert.Equal(4, changes.Length);
        Assert.Equal(changes.Order(), changes);
        Assert.True(changes[0] > 0);
        Assert.Equal(4, changes[3] / changes[0], 0.01);
        // The reference's blur truncates to bytes, which takes brightness.
        Assert.True(Get<double>(points.Single(p => Get<string>(p, "Perturbation") == "Blur"), "LogitChange") > 0);
    }

    [Fact]
    public void Pictures_too_small_to_move_the_crop_in_take_no_part_and_are_counted()
    {
        _sandbox.Picture("sets/a/1_fake/small.png", 255, 32);
        IReadOnlyList<PSObject> points = Measure("-ShiftPixel 1").ThrowIfFailed();
        Assert.Equal(0, Get<int>(points[0], "UnreadableCount"));
        Assert.Equal(1, Get<int>(points[1], "UnreadableCount"));
    }

    [Fact]
    public void An_unreadable_file_is_one_error_however_many_passes_there_are()
    {
        _sandbox.Damaged("sets/a/1_fake/broken.png");
        RunResult result = Measure("-JpegQuality 90 -CropSide 16,24 -ShiftPixel 1");
        Assert.Single(result.Errors);
        Assert.All(result.Output, p => Assert.Equal(1, Get<int>(p, "UnreadableCount")));
    }

    [Fact]
    public void No_verdict_changes_when_a_picture_is_stored_without_loss()
    {
        IReadOnlyList<PSObject> points = Measure("-LosslessFormat Png,WebP -JpegQuality 1 -PlotPath plots")
            .ThrowIfFailed();
        Assert.Equal(
            ["None 0", "Jpeg 1", "Png 0", "WebPLossless 0"],
            points.Select(p => $"{Get<string>(p, "Perturbation")} {Get<string>(p, "Value")}")
        );
        foreach (PSObject point in points.Where(p => Get<string>(p, "Perturbation") is "Png" or "WebPLossless"))
            Assert.Equal(
                (0.0, 0.0, 0.0),
                (
                    Get<double>(point, "LogitChange"),
                    Get<double>(point, "FlipRate"),
                    Get<double>(point, "VerdictChangeRate")
                )
            );
        // The same comparison sees what JPEG 1 does to brightness.
        Assert.True(Get<double>(points[1], "LogitChange") > 0);
        Assert.Equal(["Jpeg.png"], Directory.GetFiles(_sandbox.PathOf("plots")).Select(Path.GetFileName));
    }

    [Fact]
    public void Plots_are_made_of_each_kind_and_no_file_is_written_over()
    {
        Measure("-JpegQuality 90,50 -BlurSigma 1 -PlotPath plots").ThrowIfFailed();
        Assert.Equal(
            ["Blur.png", "Jpeg.png"],
            Directory.GetFiles(_sandbox.PathOf("plots")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(Directory.GetFiles(_sandbox.PathOf("plots")), f => Assert.Equal(0x89, File.ReadAllBytes(f)[0]));
        RunResult again = Measure("-JpegQuality 90 -PlotPath plots");
        Assert.Equal(["OutputExists"], again.ErrorIds);
        Assert.Equal(2, again.Output.Count);
        Measure("-JpegQuality 90 -PlotPath plots -Force").ThrowIfFailed();
    }

    [Fact]
    public void Sets_are_apart_when_asked_for() =>
        Assert.Equal(["a", "b", "a", "b"], Measure("-JpegQuality 50 -BySet").Values<string>("Generator"));

    [Fact]
    public void Scores_before_the_crop_are_never_taken_for_those_after_it()
    {
        Measure("-JpegQuality 90 -ScoresPath scores.csv").ThrowIfFailed();
        string[] conditions =
        [
            .. File.ReadLines(_sandbox.PathOf("scores.csv")).Skip(1).Select(l => l.Split(',')[5]).Distinct(),
        ];
        Assert.Equal(["AsIs", "Jpeg90:before-crop"], conditions);
    }

    private static T Get<T>(PSObject item, string property) =>
        LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value);

    private RunResult Measure(string parameters, string path = "sets") =>
        _session.Run(
            $"Set-Location $args[1]; Measure-DetectorRobustness {path} -Model $args[0] -CropSize 32 -Replicates 20 {parameters}",
            Repository.TinyDetector,
            _sandbox.Root
        );
}
