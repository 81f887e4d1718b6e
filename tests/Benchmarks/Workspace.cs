using FakeDetect.Core.Tests.Models;
using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Models.Graphs;

namespace FakeDetect.Benchmarks;

/// <summary>A temporary folder with models by formula and pictures by formula.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fakedetect-bench").FullName;

    /// <summary>The folder; gone when this is disposed.</summary>
    internal string Folder => _root;

    /// <summary>A model with weights by formula, or the one of a folder.</summary>
    internal DetectorModel Model(string nameOrFolder)
    {
        if (Directory.Exists(nameOrFolder))
            return ModelFolderReader.Read(nameOrFolder);
        IDetectorArchitecture architecture = ArchitectureCatalog.Get(nameOrFolder);
        ModelCard card = new()
        {
            Name = architecture.Id,
            Architecture = architecture.Id,
            Input = architecture.DefaultInput,
            Tiling = architecture.ReceptiveField is { } field ? new ModelTiling(field.Stride, field.Halo) : null,
            OnnxSha256 = "",
        };
        return ModelFolderWriter.Write(
            Path.Combine(_root, architecture.Id),
            card,
            architecture.BuildGraph(FormulaStateDicts.Of(architecture.Id)),
            "# For a benchmark\n",
            overwrite: true
        );
    }

    /// <summary>Writes JPEGs (quality 85, 4:2:0) of scenes by formula: smooth areas, edges and some noise, as photographs have.</summary>
    internal string[] Jpegs(int count, int width, int height) =>
        [.. Enumerable.Range(0, count).Select(i => Jpeg(Path.Combine(_root, $"{i:D5}.jpg"), width, height, i))];

    /// <summary>Such JPEGs as a folder to train on: half of them in 0_real, half in 1_fake.</summary>
    internal string LabelledJpegs(int count, int width, int height)
    {
        string folder = Path.Combine(_root, "pictures");
        foreach (string label in (string[])["0_real", "1_fake"])
            Directory.CreateDirectory(Path.Combine(folder, label));
        for (int i = 0; i < count; i++)
            Jpeg(Path.Combine(folder, i % 2 == 0 ? "0_real" : "1_fake", $"{i:D5}.jpg"), width, height, i);
        return folder;
    }

    private static string Jpeg(string path, int width, int height, int seed)
    {
        File.WriteAllBytes(path, JpegCodec.Encode(Scene(width, height, seed), 85));
        return path;
    }

    internal static RgbImage Scene(int width, int height, int seed)
    {
        Random random = new(seed);
        double[] waves = [.. Enumerable.Range(0, 6).Select(_ => 0.005 + (random.NextDouble() * 0.05))];
        byte[] noise = new byte[4096];
        random.NextBytes(noise);
        byte[] pixels = new byte[3L * width * height];
        long at = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double edge = ((int)(x * waves[0]) + (int)(y * waves[1])) % 2 == 0 ? 40 : 0;
                for (int c = 0; c < 3; c++, at++)
                {
                    double smooth = 100 + (60 * Math.Sin((waves[2] * x) + (waves[3] * y) + c));
                    pixels[at] = (byte)(smooth + edge + (noise[(int)((at * 31) & 4095)] & 15));
                }
            }
        }

        return new RgbImage(width, height, pixels);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
