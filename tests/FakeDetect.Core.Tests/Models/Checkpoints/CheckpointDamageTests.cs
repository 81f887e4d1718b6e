using System.Text;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Checkpoints;

/// <summary>Whatever is done to a file, the answer is its weights or a ModelInvalidException that names it.</summary>
public sealed class CheckpointDamageTests
{
    public static TheoryData<string> Files =>
        [
            "all-types.zip.pth",
            "all-types.legacy.pth",
            "training.zip.pth",
            "training.legacy.pth",
            "evil.legacy.pth",
            "safetensors",
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Any_flipped_byte_is_survived(string file)
    {
        byte[] bytes = Read(file);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte original = bytes[i];
            foreach (byte value in new[] { (byte)(original ^ 0xff), (byte)(original ^ (1 << (i % 8))) })
            {
                bytes[i] = value;
                ReadAny(bytes, out _);
            }
            bytes[i] = original;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Any_truncation_is_an_error(string file)
    {
        byte[] bytes = Read(file);
        for (int length = 0; length < bytes.Length; length += length < 200 ? 1 : 7)
            Assert.False(ReadAny(bytes[..length], out _), $"{length} of {bytes.Length} bytes were accepted");
    }

    [Fact]
    public void A_flipped_weight_in_an_archive_is_told_by_its_checksum()
    {
        byte[] bytes = Read("all-types.zip.pth");
        // The first storage, float32: -11/4 = -2.75 is 0xC0300000.
        int at = bytes.AsSpan().IndexOf<byte>([0, 0, 0x30, 0xC0]);
        bytes[at] ^= 1;

        Assert.False(ReadAny(bytes, out ModelInvalidException? error));
        Assert.Equal("CheckpointDamaged", error!.ErrorId);
        Assert.Contains("checksum of the entry 'all-types.zip/data/0'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "CheckpointTruncated", "it is empty")]
    [InlineData(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d",
        "CheckpointFormatUnknown",
        "Git LFS pointer"
    )]
    [InlineData("<!DOCTYPE html><html>", "CheckpointFormatUnknown", "web page")]
    [InlineData("just text", "CheckpointFormatUnknown", "its format is not known")]
    public void What_is_no_checkpoint_is_called_by_its_name(string content, string id, string reason)
    {
        Assert.False(ReadAny(Encoding.ASCII.GetBytes(content), out ModelInvalidException? error));
        Assert.Equal(id, error!.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        string path = Path.Combine(Path.GetTempPath(), "no such [file].pth");

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => CheckpointReader.Read(path));

        Assert.Equal("CheckpointNotFound", error.ErrorId);
        Assert.Equal(path, error.Target);
    }

    private static byte[] Read(string file)
    {
        if (file != "safetensors")
            return File.ReadAllBytes(ModelFiles.Golden("checkpoints", file));
        TensorSet tensors = new("x");
        tensors.Metadata["a"] = "b";
        tensors.Add("module.w", new WeightTensor([2, 3], new float[6]));
        tensors.Add("module.n", new WeightTensor([], new long[1]));
        using MemoryStream stream = new();
        SafetensorsWriter.Write(stream, tensors);
        return stream.ToArray();
    }

    /// <summary>True if the bytes were read; only a ModelInvalidException that names the file may stop it.</summary>
    private static bool ReadAny(byte[] bytes, out ModelInvalidException? error)
    {
        using MemoryStream stream = new(bytes);
        try
        {
            CheckpointReader.Read(stream, "some/file.pth");
            error = null;
            return true;
        }
        catch (ModelInvalidException e)
        {
            Assert.Equal("some/file.pth", e.Target);
            Assert.Contains("some/file.pth", e.Message, StringComparison.Ordinal);
            error = e;
            return false;
        }
    }
}
