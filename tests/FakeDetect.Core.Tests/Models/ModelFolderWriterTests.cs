using System.Security.Cryptography;
using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using FakeDetect.Models.Onnx;
using Xunit;

namespace FakeDetect.Core.Tests.Models;

public sealed class ModelFolderWriterTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("models").FullName;

    [Fact]
    public void A_model_is_written_with_the_hash_of_its_graph_and_nothing_is_left_beside_it()
    {
        DetectorModel model = ModelFolderWriter.Write(Path.Combine(_root, "first"), Card(), Graph(), "# first\n");

        using FileStream onnx = File.OpenRead(model.OnnxPath);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(onnx)), model.Card.OnnxSha256);
        Assert.Contains(
            model.Card.OnnxSha256,
            File.ReadAllText(Path.Combine(model.Folder, "model.json")),
            StringComparison.Ordinal
        );
        Assert.Equal("# first\n", File.ReadAllText(Path.Combine(model.Folder, "README.md")));
        Assert.Equal([model.Folder], Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void A_model_that_is_there_is_kept_unless_it_may_be_replaced()
    {
        string folder = Path.Combine(_root, "first");
        ModelFolderWriter.Write(folder, Card(), Graph(), "one");

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            ModelFolderWriter.Write(folder, Card(), Graph(), "two")
        );
        Assert.Equal("ModelExists", error.ErrorId);
        Assert.Equal("one", File.ReadAllText(Path.Combine(folder, "README.md")));

        ModelFolderWriter.Write(folder, Card(), Graph(), "three", overwrite: true);
        Assert.Equal("three", File.ReadAllText(Path.Combine(folder, "README.md")));
        Assert.Equal([folder], Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void A_failure_in_the_middle_leaves_the_old_model()
    {
        string folder = Path.Combine(_root, "first");
        ModelFolderWriter.Write(folder, Card(), Graph(), "one");

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            ModelFolderWriter.Write(
                folder,
                Card(),
                _ => throw new IOException("No space left on device"),
                "two",
                overwrite: true
            )
        );

        Assert.Equal("ModelWriteFailed", error.ErrorId);
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(Path.Combine(folder, "README.md")));
        Assert.Equal([folder], Directory.GetFileSystemEntries(_root));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static ModelCard Card() =>
        new()
        {
            Name = "first",
            Architecture = "mobilenetv2",
            Input = ModelInput.ImageNet,
            OnnxSha256 = "",
        };

    private static ModelProto Graph() => new MobileNetV2Architecture().BuildGraph(TestNetworks.MobileNetV2());
}
