using FakeDetect.Imaging;
using FakeDetect.Inference.Views;

namespace FakeDetect.Inference.Pipeline;

/// <summary>What the detector makes of one picture under one condition.</summary>
/// <param name="Path">The path, or the name that was given with the bytes.</param>
/// <param name="Sha256">SHA-256 of the very bytes that were decoded, lower-case hexadecimal; empty for pixels from memory.</param>
/// <param name="Length">Bytes of the file; 0 for pixels from memory.</param>
/// <param name="Width">Pixels a row of the decoded picture, before any condition.</param>
/// <param name="Height">Rows of the decoded picture, before any condition.</param>
/// <param name="Format">The container, by its first bytes.</param>
/// <param name="Condition">The condition's name.</param>
/// <param name="View">The pixels that the detector saw.</param>
/// <param name="CropSize">The side of the crop or tile in pixels, smaller pictures included; null for <see cref="DetectorView.Full"/>.</param>
/// <param name="CropCount">Crops or tiles that were scored; 1 for the whole picture.</param>
/// <param name="Logit">The network's output; above 0 leans to fake.</param>
/// <param name="Probability">The float32 sigmoid of the logit, 0 to 1; not calibrated.</param>
/// <param name="Map">The map of logits, where it was asked for.</param>
/// <param name="Notes">One sentence for each oddity that was survived.</param>
/// <param name="Elapsed">Time spent on this picture and condition; reading and decoding count to the first condition.</param>
/// <param name="Device">Where the network ran: <c>Cpu</c>, <c>Cuda:0</c>, ...</param>
public sealed record ImageScore(
    string Path,
    string Sha256,
    long Length,
    int Width,
    int Height,
    ImageFormat Format,
    string Condition,
    DetectorView View,
    int? CropSize,
    int CropCount,
    float Logit,
    float Probability,
    LogitMap? Map,
    IReadOnlyList<string> Notes,
    TimeSpan Elapsed,
    string Device
);
