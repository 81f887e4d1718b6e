using FakeDetect.Imaging;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>A tiny model and pictures in a folder of their own.</summary>
public sealed class ScoringFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("scoring").FullName;

    public ScoringFixture() => Model = TinyNetwork.Strided().Write(_root);

    /// <summary>With a network that no other test uses: the cache of sessions is the process's.</summary>
    internal ScoringFixture(TinyNetwork network) => Model = network.Write(_root);

    internal DetectorModel Model { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Writes a JPEG of formula noise.</summary>
    internal string Jpeg(string name, int width, int height, int seed)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllBytes(path, JpegCodec.Encode(TestPicture.Noise(width, height, seed), 90));
        return path;
    }

    /// <summary>Writes a file that is no picture.</summary>
    internal string Broken(string name)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllText(path, "this is no picture");
        return path;
    }

    /// <summary>A file that is not there.</summary>
    internal string Missing(string name) => Path.Combine(_root, name);

    internal ScoringPipeline Open(ScoringOptions? options = null) =>
        ScoringPipeline.Open(Model, options ?? ScoringOptions.Default, TestContext.Current.CancellationToken);

    /// <summary>Scores files as a cmdlet does: takes when the window is full, and the rest at the end.</summary>
    internal static List<ScoredImage> Drain(ScoringPipeline pipeline, IEnumerable<string> paths)
    {
        List<ScoredImage> outcomes = [];
        foreach (string path in paths)
        {
            while (pipeline.IsFull)
                outcomes.Add(pipeline.Take());
            pipeline.Add(path);
        }

        pipeline.Complete();
        while (pipeline.Pending > 0)
            outcomes.Add(pipeline.Take());
        return outcomes;
    }
}
