using FakeDetect.Imaging;

namespace FakeDetect.Inference.Pipeline;

/// <summary>A picture to score: a path, or a name with bytes or pixels from memory.</summary>
/// <param name="Name">The path or name.</param>
/// <param name="Bytes">The encoded picture; null: read from the path, or given as pixels.</param>
/// <param name="Image">The pixels; null: to be decoded.</param>
internal sealed record PictureSource(string Name, byte[]? Bytes = null, RgbImage? Image = null);
