using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Graphs;

/// <summary>A tile that starts at a multiple of the stride and has the halo shows the cells of the whole.</summary>
public sealed class HaloTests
{
    private const int OwnCells = 3;

    [Theory]
    [InlineData("resnet50", 32)]
    [InlineData("resnet50-nodown", 8)]
    [InlineData("mobilenetv2", 32)]
    [InlineData("mobilenetv2-nodown", 16)]
    [InlineData("mobilenetv2-residual", 32)]
    [InlineData("mobilenetv2-twin", 32)]
    [InlineData("resnet18-multilevel", 32)]
    [InlineData("residual-small", 8)]
    [InlineData("npr", 8)]
    [InlineData("ferretnet", 8)]
    public void Cells_outside_of_the_margins_are_those_of_the_whole(string id, int stride)
    {
        IDetectorArchitecture architecture = ArchitectureCatalog.Get(id);
        ReceptiveField field = architecture.ReceptiveField!.Value;
        Assert.Equal(stride, field.Stride);
        int halo = field.Halo;
        // Left of the tile and right of it the picture goes on; its last column is odd, as pictures' are.
        int start = 2 * stride;
        int end = start + halo + OwnCells * stride + halo;
        int width = end + 3 * stride + 1;
        int height = stride + 1;
        float[] picture = FormulaValues.Kernel("wide picture", 1, 3, height, width);
        using GraphRun run = new(architecture.BuildGraph(Tensors(id)));

        (_, float[] whole, long[] wholeShape) = run.Run(picture, 1, height, width);
        (_, float[] tile, long[] tileShape) = run.Run(
            Columns(picture, height, width, start, end),
            1,
            height,
            end - start
        );
        (_, float[] last, long[] lastShape) = run.Run(
            Columns(picture, height, width, start, width),
            1,
            height,
            width - start
        );

        Assert.Equal((end - start) / stride, tileShape[3]);
        for (int row = 0; row < wholeShape[2]; row++)
        {
            for (int cell = (start + halo) / stride; cell < wholeShape[3]; cell++)
            {
                float expected = whole[row * wholeShape[3] + cell];
                float scale = Math.Max(1, Math.Abs(expected));
                if (cell < (end - halo) / stride)
                    Assert.Equal(expected, tile[row * tileShape[3] + cell - start / stride], 1e-4f * scale);
                // A tile that reaches the picture's end has its own cells up to there.
                Assert.Equal(expected, last[row * lastShape[3] + cell - start / stride], 1e-4f * scale);
            }
        }
    }

    [Fact]
    public void A_resize_that_depends_on_the_size_cannot_be_tiled()
    {
        Assert.Null(ArchitectureCatalog.Get("safe").ReceptiveField);
    }

    private static TensorSet Tensors(string id)
    {
        switch (id)
        {
            case "mobilenetv2-nodown":
                return FormulaNetwork.Make("mobilenetv2");
            case "mobilenetv2-residual":
                TensorSet joined = FormulaNetwork.Make("mobilenetv2");
                TensorSet tensors = new(id);
                foreach ((string name, WeightTensor tensor) in joined.Where(t => t.Key != "classifier.1.weight"))
                    tensors.Add(name, tensor);
                TestNetworks.Kernel(
                    tensors,
                    "classifier.1.weight",
                    1,
                    1280 + ResidualStage.MobileNetBranch[^1].Channels
                );
                return Trunk(tensors, "residual", 3, ResidualStage.MobileNetBranch);
            case "mobilenetv2-twin":
                TensorSet body = FormulaNetwork.Make("mobilenetv2");
                TensorSet twin = new(id);
                foreach ((string name, WeightTensor tensor) in body.Where(t => t.Key != "classifier.1.weight"))
                {
                    twin.Add(name, tensor);
                    if (name.StartsWith("features.", StringComparison.Ordinal))
                        twin.Add("fine." + name["features.".Length..], tensor);
                }
                TestNetworks.Kernel(twin, "classifier.1.weight", 1, 2 * 1280);
                return twin;
            case "residual-small":
                TensorSet small = new(id);
                TestNetworks.Kernel(small, "head.weight", 1, ResidualStage.Small[^1].Channels);
                TestNetworks.Vector(small, "head.bias", 1, 0, 1);
                return Trunk(small, "trunk", 24, ResidualStage.Small);
            default:
                return FormulaNetwork.Make(id);
        }
    }

    private static TensorSet Trunk(TensorSet tensors, string name, int inputs, IReadOnlyList<ResidualStage> stages)
    {
        for (int s = 0; s < stages.Count; s++)
        {
            int channels = stages[s].Channels;
            TestNetworks.ConvolutionNorm(tensors, $"{name}.{s}.0", $"{name}.{s}.1", channels, inputs, stages[s].Kernel);
            for (int block = 3; block < 3 + stages[s].Blocks; block++)
            {
                TestNetworks.ConvolutionNorm(
                    tensors,
                    $"{name}.{s}.{block}.conv1",
                    $"{name}.{s}.{block}.bn1",
                    channels,
                    channels,
                    3
                );
                TestNetworks.ConvolutionNorm(
                    tensors,
                    $"{name}.{s}.{block}.conv2",
                    $"{name}.{s}.{block}.bn2",
                    channels,
                    channels,
                    3
                );
            }
            inputs = channels;
        }
        return tensors;
    }

    private static float[] Columns(float[] picture, int height, int width, int start, int end)
    {
        float[] cut = new float[3 * height * (end - start)];
        for (int row = 0; row < 3 * height; row++)
            picture.AsSpan(row * width + start, end - start).CopyTo(cut.AsSpan(row * (end - start)));
        return cut;
    }
}
