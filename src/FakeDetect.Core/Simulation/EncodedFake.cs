using FakeDetect.Imaging;

namespace FakeDetect.Simulation;

/// <summary>A fake's file.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Extension">With the dot.</param>
/// <param name="Format">The container.</param>
/// <param name="Quality">JPEG quality (nearest IJG), or null.</param>
/// <param name="Subsampling">JPEG chroma subsampling, or empty.</param>
internal sealed record EncodedFake(
    byte[] Bytes,
    string Extension,
    ImageFormat Format,
    int? Quality,
    string Subsampling
);
