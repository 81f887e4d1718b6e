using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Checkpoints.Pickle;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Checkpoints;

/// <summary>Shapes that lie about their storage are refused before anything is allocated.</summary>
public sealed class StorageCutterTests
{
    private static readonly StorageReference s_storage = new("0", TensorElement.Float32, 6, 0, 6);

    [Theory]
    [InlineData(new long[] { 1L << 40 }, new long[] { 0 }, 0)]
    [InlineData(new long[] { 7 }, new long[] { 1 }, 0)]
    [InlineData(new long[] { 2, 3 }, new long[] { 4, 1 }, 0)]
    [InlineData(new long[] { 6 }, new long[] { 1 }, 1)]
    [InlineData(new long[] { 2 }, new long[] { long.MaxValue }, 5)]
    [InlineData(
        new long[] { long.MaxValue, long.MaxValue },
        new long[] { long.MaxValue, long.MaxValue },
        long.MaxValue
    )]
    public void A_tensor_that_leaves_its_storage_is_named(long[] shape, long[] strides, long offset)
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            Make(new TensorReference(s_storage, offset, shape, strides))
        );

        Assert.Equal("CheckpointDamaged", error.ErrorId);
        Assert.Contains("'t0'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_tensors_may_share_a_storage_but_not_a_hundred()
    {
        TensorReference whole = new(s_storage, 0, [6], [1]);
        StorageCutter tied = Make(whole, whole);
        tied.Cut("0", new WeightTensor([6], new float[] { 0, 1, 2, 3, 4, 5 }));
        Assert.Equal([0f, 1f, 2f, 3f, 4f, 5f], tied.Finish("")["t1"].Floats);

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            Make([.. Enumerable.Repeat(whole, 100)])
        );
        Assert.Contains("far more elements", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_storage_has_one_type()
    {
        TensorReference floats = new(s_storage, 0, [6], [1]);
        TensorReference halves = floats with { Storage = s_storage with { Element = TensorElement.Float16 } };

        Assert.Contains(
            "another type",
            Assert.Throws<ModelInvalidException>(() => Make(floats, halves)).Message,
            StringComparison.Ordinal
        );
    }

    private static StorageCutter Make(params TensorReference[] tensors) =>
        new(new StateDict("", [.. tensors.Select((t, i) => KeyValuePair.Create($"t{i}", t))], []), "file");
}
