using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Checkpoints;

public sealed class SafetensorsTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        TensorSet written = new("a");
        written.Metadata["epoch"] = "3";
        written.Add("z.weight", new WeightTensor([2, 3], new float[] { 1, -2, 3.5f, float.Epsilon, 0, -0f }));
        written.Add("a.count", new WeightTensor([], new long[] { long.MinValue }));
        written.Add("empty", new WeightTensor([0, 4], Array.Empty<float>()));
        using MemoryStream stream = new();
        SafetensorsWriter.Write(stream, written);
        stream.Position = 0;

        TensorSet read = SafetensorsReader.Read(stream, "b");

        Assert.Equal("3", read.Metadata["epoch"]);
        Assert.Equal(["z.weight", "a.count", "empty"], read.Names);
        Assert.Equal(written["z.weight"].Floats, read["z.weight"].Floats);
        Assert.Equal([2, 3], read["z.weight"].Shape);
        Assert.Equal([long.MinValue], read["a.count"].Integers);
        Assert.Equal([0, 4], read["empty"].Shape);
    }

    [Fact]
    public void A_file_is_replaced_whole()
    {
        string folder = Directory.CreateTempSubdirectory("safetensors").FullName;
        try
        {
            string path = Path.Combine(folder, "step [1].safetensors");
            SafetensorsWriter.Write(path, TestNetworks.MobileNetV2());
            TensorSet small = new("s");
            small.Add("w", new WeightTensor([1], new float[] { 5 }));
            SafetensorsWriter.Write(path, small);

            Assert.Equal([5f], SafetensorsReader.Read(path)["w"].Floats);
            Assert.Single(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
