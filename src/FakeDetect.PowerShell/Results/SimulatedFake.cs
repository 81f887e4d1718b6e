using FakeDetect.Simulation;

namespace FakeDetect;

/// <summary>A picture and the fake that New-SimulatedFake made of it.</summary>
public sealed class SimulatedFake
{
    internal SimulatedFake(PairEntry pair)
    {
        Path = pair.Fake;
        Original = pair.Original;
        Network = pair.Network;
        NetworkSha256 = pair.NetworkSha256;
        Width = pair.Width;
        Height = pair.Height;
        Format = pair.Format;
        Quality = pair.Quality;
        Subsampling = pair.Subsampling;
        Sha256 = pair.FakeSha256;
        OriginalSha256 = pair.OriginalSha256;
    }

    /// <summary>The absolute path of the fake.</summary>
    public string Path { get; }

    /// <summary>The absolute path of the real picture.</summary>
    public string Original { get; }

    /// <summary>The name of the network.</summary>
    public string Network { get; }

    /// <summary>SHA-256 of the network's ONNX file.</summary>
    public string NetworkSha256 { get; }

    /// <summary>Pixels a row of both.</summary>
    public int Width { get; }

    /// <summary>Rows of both.</summary>
    public int Height { get; }

    /// <summary>The container of the fake.</summary>
    public string Format { get; }

    /// <summary>JPEG quality (nearest IJG); null for other formats.</summary>
    public int? Quality { get; }

    /// <summary>JPEG chroma subsampling, such as 4:2:0; empty for other formats.</summary>
    public string Subsampling { get; }

    /// <summary>SHA-256 of the fake.</summary>
    public string Sha256 { get; }

    /// <summary>SHA-256 of the original.</summary>
    public string OriginalSha256 { get; }
}
