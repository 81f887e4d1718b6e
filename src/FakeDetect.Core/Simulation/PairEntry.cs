namespace FakeDetect.Simulation;

/// <summary>One line of <see cref="PairManifest"/>: a picture and the same picture behind a network.</summary>
/// <param name="Original">The real picture; absolute, or relative to the manifest's folder.</param>
/// <param name="Fake">The fake made of it; absolute, or relative to the manifest's folder.</param>
/// <param name="OriginalSha256">SHA-256 of the original's bytes.</param>
/// <param name="FakeSha256">SHA-256 of the fake's bytes.</param>
/// <param name="Network">The network's name.</param>
/// <param name="NetworkSha256">SHA-256 of the network's ONNX file.</param>
/// <param name="Width">Pixels a row of both.</param>
/// <param name="Height">Rows of both.</param>
/// <param name="Format">The container of both.</param>
/// <param name="Quality">The JPEG or lossy WebP quality of both; null where there is none.</param>
/// <param name="Subsampling">The JPEG chroma subsampling of both, such as <c>4:2:0</c>; empty where there is none.</param>
public sealed record PairEntry(
    string Original,
    string Fake,
    string OriginalSha256,
    string FakeSha256,
    string Network,
    string NetworkSha256,
    int Width,
    int Height,
    string Format,
    int? Quality,
    string Subsampling
);
