namespace FakeDetect.Imaging;

/// <summary>The container a picture came in, by its first bytes, never by its extension.</summary>
public enum ImageFormat
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Tiff,
    Gif,
    Avif,
    Bmp,
    Pnm,
    Tga,
}
