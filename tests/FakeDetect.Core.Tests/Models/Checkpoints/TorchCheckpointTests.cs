using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Checkpoints;

/// <summary>Files that torch.save wrote (golden/checkpoints/make.py), in both of its formats.</summary>
public sealed class TorchCheckpointTests
{
    [Theory]
    [InlineData("all-types.zip.pth", CheckpointFormat.TorchZip)]
    [InlineData("all-types.legacy.pth", CheckpointFormat.TorchLegacy)]
    public void Every_element_type_is_widened_without_loss(string file, CheckpointFormat format)
    {
        Checkpoint checkpoint = CheckpointReader.Read(ModelFiles.Golden("checkpoints", file));

        Assert.Equal(format, checkpoint.Format);
        Assert.Empty(checkpoint.StateDictKey);
        Assert.Empty(checkpoint.Prefix);
        foreach (string name in new[] { "float32", "float64", "float16", "bfloat16" })
        {
            Assert.Equal([3, 5], checkpoint.Tensors[name].Shape);
            Assert.Equal(Floats(15), checkpoint.Tensors[name].Floats);
        }
        foreach (string name in new[] { "int64", "int32", "int16", "int8", "uint8" })
            Assert.Equal(Integers(15), checkpoint.Tensors[name].Integers);
        Assert.Equal(Enumerable.Range(0, 15).Select(i => i % 3 == 0 ? 1L : 0L), checkpoint.Tensors["bool"].Integers);
        Assert.Equal([0L], checkpoint.Tensors["scalar"].Integers);
        Assert.Empty(checkpoint.Tensors["scalar"].Shape);
        Assert.Equal([0, 4], checkpoint.Tensors["empty"].Shape);
    }

    [Theory]
    [InlineData("all-types.zip.pth")]
    [InlineData("all-types.legacy.pth")]
    public void Windows_on_a_storage_are_laid_out_row_by_row(string file)
    {
        TensorSet tensors = CheckpointReader.Read(ModelFiles.Golden("checkpoints", file)).Tensors;
        float[] b = Floats(24);

        Assert.Equal([6, 4], tensors["transposed"].Shape);
        Assert.Equal(
            from row in Range(6)
            from column in Range(4)
            select b[column * 6 + row],
            tensors["transposed"].Floats
        );
        Assert.Equal([4, 2, 3], tensors["permuted"].Shape);
        Assert.Equal(
            from i in Range(4)
            from j in Range(2)
            from k in Range(3)
            select b[j * 12 + k * 4 + i],
            tensors["permuted"].Floats
        );
        Assert.Equal(from row in Range(4) select b[row * 6 + 2], tensors["column"].Floats);
        Assert.Equal(b[6..18], tensors["rows"].Floats);
        Assert.Equal(b, tensors["tied"].Floats);
        Assert.Equal([2, 3, 4, 5], tensors["channels_last"].Shape);
        Assert.Equal(Floats(120), tensors["channels_last"].Floats);
    }

    [Theory]
    [InlineData("training.zip.pth")]
    [InlineData("training.legacy.pth")]
    public void The_weights_of_a_training_file_are_found_beside_the_optimizer(string file)
    {
        Checkpoint checkpoint = CheckpointReader.Read(ModelFiles.Golden("checkpoints", file));

        Assert.Equal("model", checkpoint.StateDictKey);
        Assert.Equal("module.", checkpoint.Prefix);
        Assert.Equal(
            ["0.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"],
            checkpoint.Tensors.Names
        );
        Assert.Equal(Floats(108), checkpoint.Tensors["0.weight"].Floats);
        Assert.Equal([1L], checkpoint.Tensors["1.num_batches_tracked"].Integers);
    }

    [Fact]
    public void Parameters_are_tensors()
    {
        TensorSet tensors = CheckpointReader.Read(ModelFiles.Golden("checkpoints", "parameters.zip.pth")).Tensors;

        Assert.Equal(["0.weight", "1.weight", "1.bias"], tensors.Names);
        Assert.Equal(Floats(108), tensors["0.weight"].Floats);
    }

    [Theory]
    [InlineData("evil.zip.pth")]
    [InlineData("evil.legacy.pth")]
    public void A_file_that_asks_for_a_shell_is_refused_by_name(string file)
    {
        string path = ModelFiles.Golden("checkpoints", file);

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => CheckpointReader.Read(path));

        Assert.Equal("CheckpointForeignClass", error.ErrorId);
        Assert.Equal(path, error.Target);
        Assert.Contains("'posix.system'", error.Message, StringComparison.Ordinal);
        Assert.Contains("None of its code was run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_model_is_refused_with_the_way_to_save_its_weights()
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            CheckpointReader.Read(ModelFiles.Golden("checkpoints", "whole-model.zip.pth"))
        );

        Assert.Equal("CheckpointForeignClass", error.ErrorId);
        Assert.Contains("torch.nn.modules.container.Sequential", error.Message, StringComparison.Ordinal);
        Assert.Contains("model.state_dict()", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_tensors_is_answered_with_its_entries()
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            CheckpointReader.Read(ModelFiles.Golden("checkpoints", "no-state.zip.pth"))
        );

        Assert.Equal("CheckpointStateDictMissing", error.ErrorId);
        Assert.Contains("'epoch', 'weights_file'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_weights_are_read_where_they_are_there()
    {
        string? ferretNet = ModelFiles.Shared("checkpoints", "ferretnet-s", "ferretnet-s-median-3.pth");
        Assert.SkipWhen(ferretNet is null, "../shared/checkpoints is not beside the checkout.");

        Checkpoint checkpoint = CheckpointReader.Read(ferretNet);

        Assert.Equal("model", checkpoint.StateDictKey);
        Assert.Equal([128, 128, 1, 1], checkpoint.Tensors["feature.2.weight"].Shape);
        Checkpoint half = CheckpointReader.Read(
            ModelFiles.Shared("checkpoints", "mobilenet-v2-imagenet", "mobilenet_v2_features.pth")!
        );
        Assert.Equal(260, half.Tensors.Count);
    }

    private static float[] Floats(int count) => [.. Range(count).Select(i => (i * 7 % 23 - 11) / 4f)];

    private static long[] Integers(int count) => [.. Range(count).Select(i => i * 7L % 23)];

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
