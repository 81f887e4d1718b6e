using System.Numerics;
using System.Text;
using FakeDetect.Models.Checkpoints.Pickle;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Checkpoints.Pickle;

/// <summary>Pickles by hand; the instructions' letters are those of Python's pickletools.</summary>
public sealed class SafeUnpicklerTests
{
    [Theory]
    [InlineData("cos\nsystem\n(Vexit 1\ntR.", "os.system")]
    [InlineData("cbuiltins\neval\n(V1+1\ntR.", "builtins.eval")]
    [InlineData("(ios\nsystem\n.", "os.system")]
    [InlineData("\x80\x04\x8c\x02os\x8c\x06system\x93.", "os.system")]
    [InlineData("ctorch\nload\n(tR.", "torch.load")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2.__globals__\n(tR.", "torch._utils._rebuild_tensor_v2.__globals__")]
    [InlineData("c__builtin__\ngetattr\n.", "__builtin__.getattr")]
    [InlineData("c torch\nSize\n.", " torch.Size")]
    public void A_foreign_name_is_refused_before_anything_else_happens(string pickle, string name)
    {
        ModelInvalidException error = Refused(pickle);

        Assert.Equal("CheckpointForeignClass", error.ErrorId);
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("0.")]
    [InlineData("(.")]
    [InlineData("t.")]
    [InlineData("R.")]
    [InlineData("}R.")]
    [InlineData("N)R.")]
    [InlineData("h\x05.")]
    [InlineData("N(u.")]
    [InlineData("}(Vkey\nu.")]
    [InlineData("Nb.")]
    [InlineData("Xÿÿÿÿab.")]
    [InlineData("B\x7f\x7f\x7f\x7f.")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n(NNtR.")]
    [InlineData("ctorch\nSize\n)R.")]
    [InlineData("Iseven\n.")]
    [InlineData("\x80\x09.")]
    [InlineData("\x82\x01.")]
    [InlineData("\xff.")]
    public void What_is_no_sound_pickle_is_damaged_or_truncated(string pickle)
    {
        string id = Refused(pickle).ErrorId;

        Assert.True(id is "CheckpointDamaged" or "CheckpointTruncated", id);
    }

    [Fact]
    public void A_call_nested_a_hundred_thousand_deep_does_not_reach_our_stack()
    {
        StringBuilder pickle = new();
        const int Depth = 100_000;
        const string Rebuild = "ctorch._tensor\n_rebuild_from_type_v2\n";
        pickle.Append(Rebuild).Append("q\x01");
        for (int i = 0; i < Depth; i++)
            pickle.Append("(h\x01N");
        pickle.Append(')');
        for (int i = 0; i < Depth; i++)
            pickle.Append('t');
        pickle.Append("R.");

        Assert.Equal("CheckpointDamaged", Refused(pickle.ToString()).ErrorId);
    }

    [Theory]
    [InlineData("K\x07.", 7L)]
    [InlineData("M\x01\x02.", 513L)]
    [InlineData("J\xfe\xff\xff\xff.", -2L)]
    [InlineData("\x8a\x02\x00\x80.", -32768L)]
    [InlineData("\x8a\x00.", 0L)]
    [InlineData("I42\n.", 42L)]
    [InlineData("L-42L\n.", -42L)]
    [InlineData("I01\n.", true)]
    [InlineData("\x89.", false)]
    [InlineData("F1.5\n.", 1.5)]
    [InlineData("G\x3f\xf8\x00\x00\x00\x00\x00\x00.", 1.5)]
    [InlineData("X\x02\x00\x00\x00\xc3\xa4.", "\u00e4")]
    [InlineData("N.", null)]
    public void Numbers_and_strings_are_pythons(string pickle, object? expected)
    {
        Assert.Equal(expected, Load(pickle));
    }

    [Fact]
    public void An_integer_of_ten_bytes_is_kept_whole()
    {
        Assert.Equal(
            BigInteger.Parse("119547037146038801333356", System.Globalization.CultureInfo.InvariantCulture),
            Load("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.")
        );
    }

    [Fact]
    public void Harmless_things_beside_the_weights_are_inert()
    {
        PickleDict dict = Assert.IsType<PickleDict>(
            Load("}(Vargs\ncargparse\nNamespace\n)\x81}Vlr\nF0.1\nsbVset\n\x8f(K\x01K\x02\x90Vn\nK\x05u.")
        );

        Assert.Equal(["args", "set", "n"], dict.Keys);
        Assert.True(dict.TryGet("args", out object? args));
        Assert.Equal("argparse.Namespace", Assert.IsType<PickleObject>(args).Type.ToString());
        Assert.True(dict.TryGet("n", out object? n));
        Assert.Equal(5L, n);
    }

    private static ModelInvalidException Refused(string pickle)
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => Load(pickle));
        Assert.Equal("file", error.Target);
        return error;
    }

    private static object? Load(string pickle)
    {
        using MemoryStream bytes = new(Encoding.Latin1.GetBytes(pickle));
        return new SafeUnpickler(new PickleInput(bytes, "file"), "file", id => id).Load();
    }
}
