using FakeDetect.Imaging;

namespace FakeDetect.Inference.Pipeline;

/// <summary>A picture whose file was read.</summary>
/// <param name="Source">What was asked for.</param>
/// <param name="File">Its bytes and their hash; null for pixels from memory.</param>
/// <param name="Elapsed">Time that it took.</param>
internal sealed record ReadPicture(PictureSource Source, ImageFile? File, TimeSpan Elapsed);
