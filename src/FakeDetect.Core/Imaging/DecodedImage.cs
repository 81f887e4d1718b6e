namespace FakeDetect.Imaging;

/// <summary>A picture, what it came in, and the oddities that were survived.</summary>
/// <param name="Image">The pixels.</param>
/// <param name="Format">The container, by its first bytes.</param>
/// <param name="Notes">One plain sentence for each oddity (alpha dropped, 16-bit grey reduced, first frame of many, ...).</param>
public sealed record DecodedImage(RgbImage Image, ImageFormat Format, IReadOnlyList<string> Notes);
