using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Graphs;

/// <summary>MobileNetV2's ImageNet weights (epsilon 1e-3) against the averaged features that PyTorch gave for ten pictures.</summary>
public sealed class ImageNetFeaturesTests
{
    private const int Features = 32;

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public void Weighted_sums_of_the_features_are_pytorchs(string weighting)
    {
        string? folder = ModelFiles.Shared("checkpoints", "mobilenet-v2-imagenet");
        string? pictures = ModelFiles.Shared("pictures", "bench");
        Assert.SkipWhen(
            folder is null || pictures is null,
            "../shared/checkpoints and ../shared/pictures are not beside the checkout."
        );
        // The file has no head: one that weighs the known features makes their weighted sum the logit.
        float[] weights = [.. FormulaValues.Vector(weighting, Features, -1, 1), .. new float[1280 - Features]];
        TensorSet tensors = CheckpointReader.Read(Path.Combine(folder, "mobilenet_v2_features.pth")).Tensors;
        tensors.Add("classifier.1.weight", new WeightTensor([1, 1280], weights));
        tensors.Add("classifier.1.bias", new WeightTensor([1], new float[1]));
        using GraphRun run = new(new MobileNetV2Architecture().BuildGraph(tensors, batchNormEpsilon: 1e-3));

        foreach (string line in File.ReadLines(Path.Combine(folder, "expected_features.tsv")))
        {
            string[] cells = line.Split('\t');
            string path = Path.Combine(pictures, cells[0]);
            RgbImage image = ImageReader
                .Decode(File.ReadAllBytes(path), path, DecodeOptions.Default, TestContext.Current.CancellationToken)
                .Image;
            double expected = cells
                .Skip(1)
                .Select((c, i) => double.Parse(c, CultureInfo.InvariantCulture) * weights[i])
                .Sum();
            Assert.Equal(expected, run.CentreLogit(image, ModelInput.MinusOneToOne, 224), 1e-3);
        }
    }
}
