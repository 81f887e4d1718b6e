using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Graphs;
using FakeDetect.Models.Import;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Import;

public sealed class CheckpointImporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("import").FullName;

    [Fact]
    public void A_state_dict_becomes_a_model_that_the_store_finds()
    {
        string path = Path.Combine(_folder, "weights [1].safetensors");
        SafetensorsWriter.Write(path, TestNetworks.MobileNetV2());
        string models = Path.Combine(_folder, "models");
        ImportOptions options = new()
        {
            OutputFolder = Path.Combine(models, "mine"),
            Input = ModelInput.MinusOneToOne,
            BatchNormEpsilon = 1e-3,
            Threshold = 0.25,
            Licence = "MIT",
            Source = "example.org/weights",
        };

        DetectorModel imported = CheckpointImporter.Import(path, options, TestContext.Current.CancellationToken);
        DetectorModel found = new ModelStore([models]).Find("mine");

        Assert.Equal(imported.Card.OnnxSha256, found.Card.OnnxSha256);
        Assert.Equal("mobilenetv2", found.Card.Architecture);
        Assert.Equal([0.5f, 0.5f, 0.5f], found.Card.Input.Mean);
        Assert.Equal(1e-3, found.Card.BatchNormEpsilon);
        Assert.Equal(0.25, found.Card.Threshold);
        Assert.Equal(32, found.Card.Tiling!.Stride);
        Assert.Contains("'weights [1].safetensors'", found.Card.Provenance, StringComparison.Ordinal);
        Assert.Contains(
            "'weights [1].safetensors'",
            File.ReadAllText(Path.Combine(found.Folder, "model.json")),
            StringComparison.Ordinal
        );
        Assert.Contains("example.org/weights", found.Card.Provenance, StringComparison.Ordinal);
        string readme = File.ReadAllText(Path.Combine(found.Folder, "README.md"));
        Assert.Contains("recognised from the tensors' names", readme, StringComparison.Ordinal);
        Assert.Contains("Threshold: 0.25 was set, not chosen on data", readme, StringComparison.Ordinal);
        Assert.Contains("Licence of the weights: MIT, as stated at the import", readme, StringComparison.Ordinal);
        Assert.Contains("Training data and recipe: the file does not say", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_that_name_is_kept_unless_it_may_be_replaced()
    {
        string path = Write(TestNetworks.MobileNetV2());
        ImportOptions options = new() { OutputFolder = Path.Combine(_folder, "mine") };
        CheckpointImporter.Import(path, options, TestContext.Current.CancellationToken);

        Assert.Equal("ModelExists", Refused(path, options).ErrorId);
        Assert.NotNull(
            CheckpointImporter.Import(path, options with { Overwrite = true }, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void A_file_of_an_unknown_network_is_answered_with_the_known_ones()
    {
        TensorSet tensors = new("x");
        tensors.Add("blocks.0.attn.qkv.weight", new WeightTensor([1], new float[1]));
        string path = Write(tensors);

        ModelInvalidException error = Refused(path, Into("m"));

        Assert.Equal("ArchitectureNotRecognised", error.ErrorId);
        Assert.Contains("'blocks.0.attn.qkv.weight'", error.Message, StringComparison.Ordinal);
        Assert.All(
            ArchitectureCatalog.All,
            known => Assert.Contains(known.Id, error.Message, StringComparison.Ordinal)
        );
        Assert.Equal("ArchitectureUnknown", Refused(path, Into("m") with { Architecture = "vgg" }).ErrorId);
    }

    [Fact]
    public void Options_out_of_range_are_refused_before_anything_is_written()
    {
        string path = Write(TestNetworks.MobileNetV2());

        Assert.Contains(
            "threshold is 2",
            Refused(path, Into("m") with { Threshold = 2 }).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "view is 'Sideways'",
            Refused(path, Into("m") with { View = "Sideways" }).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("ImportOptionInvalid", Refused(path, Into("m") with { Name = "n" }).ErrorId);
        Assert.Contains(
            "ONNX graphs only",
            Refused(path, Into("m") with { BlueFirst = true }).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("ImportOptionInvalid", Refused(path, Into(".m")).ErrorId);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Weights_that_overflow_are_refused_and_leave_nothing()
    {
        TensorSet tensors = TestNetworks.MobileNetV2();
        Array.Fill(tensors["classifier.1.weight"].Floats, float.MaxValue);
        string path = Write(tensors);

        ModelInvalidException error = Refused(path, Into("m"));

        Assert.Equal("ModelNotRunnable", error.ErrorId);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ImportOptions Into(string name) => new() { OutputFolder = Path.Combine(_folder, name) };

    private string Write(TensorSet tensors)
    {
        string path = Path.Combine(_folder, "w.safetensors");
        SafetensorsWriter.Write(path, tensors);
        return path;
    }

    private static ModelInvalidException Refused(string path, ImportOptions options) =>
        Assert.Throws<ModelInvalidException>(() => CheckpointImporter.Import(path, options));
}
