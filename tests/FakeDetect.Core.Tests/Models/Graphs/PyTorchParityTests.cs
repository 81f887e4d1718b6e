using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Graphs;

/// <summary>
/// Every architecture against PyTorch (golden/networks/parity.py and multilevel.py): pictures of mixed sizes, centre-cropped and whole. The
/// logits spread, deviation 3 over the centre crops, so that a graph with a wrong layer cannot pass.
/// </summary>
public sealed class PyTorchParityTests
{
    [Theory]
    [InlineData("resnet50", 24)]
    [InlineData("resnet50-nodown", 4)]
    [InlineData("mobilenetv2", 24)]
    [InlineData("resnet18-multilevel", 24)]
    [InlineData("npr", 24)]
    [InlineData("safe", 24)]
    [InlineData("ferretnet", 24)]
    public void Logits_are_pytorchs(string id, int pictures)
    {
        TensorSet tensors = FormulaNetwork.Make(id);
        IDetectorArchitecture architecture = ArchitectureCatalog.Get(id);
        using GraphRun run = new(architecture.BuildGraph(tensors));

        // Without early downsampling a crop of 224 takes a second on one core: 96 shows as much.
        int size = id == "resnet50-nodown" ? 96 : architecture.DefaultCropSize;
        Assert.Equal(pictures, PyTorchLogits.Compare(id, run, architecture.DefaultInput, size));
    }

    [Theory]
    [InlineData("resnet50")]
    [InlineData("mobilenetv2")]
    [InlineData("resnet18-multilevel")]
    [InlineData("npr")]
    [InlineData("safe")]
    [InlineData("ferretnet")]
    public void The_architecture_is_recognised_from_pytorchs_names(string id)
    {
        Assert.Equal(id, ArchitectureCatalog.Recognise(FormulaNetwork.Make(id)).Id);
    }

    [Theory]
    [InlineData("resnet50", 97, 130)]
    [InlineData("resnet50-nodown", 33, 40)]
    [InlineData("resnet18-multilevel", 97, 131)]
    [InlineData("npr", 97, 131)]
    [InlineData("safe", 97, 130)]
    [InlineData("ferretnet", 97, 130)]
    public void The_logit_is_the_mean_of_the_map_for_each_picture_of_a_batch(string id, int height, int width)
    {
        using GraphRun run = new(ArchitectureCatalog.Get(id).BuildGraph(FormulaNetwork.Make(id)));
        float[] pictures = FormulaValues.Kernel("two pictures", 2, 3, height, width);

        (float[] logits, float[] cam, long[] shape) = run.Run(pictures, 2, height, width);

        Assert.Equal(2, logits.Length);
        Assert.Equal([2, 1], shape[..2]);
        int cells = cam.Length / 2;
        Assert.Equal(cam.Take(cells).Average(), logits[0], 1e-4f);
        Assert.Equal(cam.Skip(cells).Average(), logits[1], 1e-4f);
        Assert.Equal(logits[1], run.Logit(pictures[(pictures.Length / 2)..], height, width), 1e-4f);
    }
}
