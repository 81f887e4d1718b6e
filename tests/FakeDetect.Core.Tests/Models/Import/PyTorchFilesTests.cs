using FakeDetect.Core.Tests.Models.Graphs;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Import;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Import;

/// <summary>ResNet-50 as PyTorch itself saves it: 94 MB in both formats, and 282 MB with Adam's moments beside it.</summary>
public sealed class PyTorchFilesTests(PyTorchFilesTests.Files files) : IClassFixture<PyTorchFilesTests.Files>
{
    private const string Reason =
        "No Python with torch and torchvision is installed (Debian: python3-torch, python3-torchvision).";

    [Theory]
    [InlineData("zip.pth", CheckpointFormat.TorchZip, "", "")]
    [InlineData("legacy.pth", CheckpointFormat.TorchLegacy, "state_dict", "module.")]
    [InlineData("training.pth", CheckpointFormat.TorchZip, "model", "")]
    public void The_weights_are_read_bit_for_bit_and_nothing_else_is_held(
        string name,
        CheckpointFormat format,
        string key,
        string prefix
    )
    {
        Assert.SkipWhen(files.Folder is null, Reason);
        TensorSet expected = FormulaNetwork.Make("resnet50");

        long before = GC.GetAllocatedBytesForCurrentThread();
        Checkpoint checkpoint = CheckpointReader.Read(Path.Combine(files.Folder!, name));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((format, key, prefix), (checkpoint.Format, checkpoint.StateDictKey, checkpoint.Prefix));
        Assert.Equal(expected.Names, checkpoint.Tensors.Names);
        foreach ((string tensor, WeightTensor value) in expected)
        {
            Assert.Equal(value.Shape, checkpoint.Tensors[tensor].Shape);
            Assert.True(
                value.IsInteger
                    ? value.Integers.AsSpan().SequenceEqual(checkpoint.Tensors[tensor].Integers)
                    : value.Floats.AsSpan().SequenceEqual(checkpoint.Tensors[tensor].Floats)
            );
        }
        // The weights are 94 MB; the rest is the pickle, its names and buffers.
        long weights = expected.Sum(t => t.Value.IsInteger ? 8L : 4L * t.Value.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {new FileInfo(Path.Combine(files.Folder!, name)).Length} bytes read, {allocated} allocated for {weights} of weights"
        );
        Assert.InRange(allocated, weights, weights + (8 << 20));
    }

    [Theory]
    [InlineData("zip.pth")]
    [InlineData("legacy.pth")]
    public void The_imported_model_has_pytorchs_logits(string name)
    {
        Assert.SkipWhen(files.Folder is null, Reason);
        ImportOptions options = new() { OutputFolder = Path.Combine(files.Folder!, name + "-model") };

        DetectorModel model = CheckpointImporter.Import(
            Path.Combine(files.Folder!, name),
            options,
            TestContext.Current.CancellationToken
        );

        Assert.Equal("resnet50", model.Card.Architecture);
        using GraphRun run = new(File.ReadAllBytes(model.OnnxPath));
        Assert.Equal(24, PyTorchLogits.Compare("resnet50", run, model.Card.Input, model.Card.CropSize));
    }

    /// <summary>The files, written once for all tests of the class.</summary>
    public sealed class Files : IDisposable
    {
        public Files()
        {
            if (PyTorch.Find() is not { } python)
                return;
            string folder = Directory.CreateTempSubdirectory("torch").FullName;
            string script = Path.Combine(
                ModelFiles.RepositoryRoot,
                "tests",
                "FakeDetect.Core.Tests",
                "golden",
                "networks",
                "parity.py"
            );
            (int exitCode, string error) = PyTorch.Run(python, [script, "write", folder]);
            Folder = folder;
            if (exitCode != 0)
                throw new InvalidOperationException($"{script} failed: {error}");
        }

        public string? Folder { get; }

        public void Dispose()
        {
            if (Folder is not null)
                Directory.Delete(Folder, recursive: true);
        }
    }
}
