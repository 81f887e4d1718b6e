using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Graphs;

/// <summary>Published weights against the logits that PyTorch gave for 40 pictures.</summary>
public sealed class FerretNetParityTests
{
    // The tolerance that parity is defined by: a thousandth of a logit.
    private const float Tolerance = 1e-3f;

    [Fact]
    public void The_published_small_variant_has_pytorchs_logits()
    {
        string? folder = ModelFiles.Shared("checkpoints", "ferretnet-s");
        string? pictures = ModelFiles.Shared("pictures");
        Assert.SkipWhen(
            folder is null || pictures is null,
            "../shared/checkpoints and ../shared/pictures are not beside the checkout."
        );
        FerretNetArchitecture architecture = new();
        Checkpoint checkpoint = CheckpointReader.Read(Path.Combine(folder, "ferretnet-s-median-3.pth"));
        Assert.IsType<FerretNetArchitecture>(ArchitectureCatalog.Recognise(checkpoint.Tensors));
        using GraphRun run = new(architecture.BuildGraph(checkpoint.Tensors));

        int compared = 0;
        foreach (string line in File.ReadLines(Path.Combine(folder, "expected_logits.tsv")).Skip(1))
        {
            string[] cells = line.Split('\t');
            string path = Path.Combine(pictures, cells[0]);
            RgbImage image = ImageReader
                .Decode(File.ReadAllBytes(path), path, DecodeOptions.Default, TestContext.Current.CancellationToken)
                .Image;
            Assert.Equal(Number(cells[3]), run.CentreLogit(image, architecture.DefaultInput, 224), Tolerance);
            Assert.Equal(Number(cells[4]), run.WholeLogit(image, architecture.DefaultInput), Tolerance);
            compared++;
        }
        Assert.Equal(40, compared);
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
