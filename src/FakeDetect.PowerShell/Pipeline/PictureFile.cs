namespace FakeDetect;

/// <summary>Whether a file of a folder is a picture: by its name, or, where the name says nothing, by its first bytes.</summary>
internal static class PictureFile
{
    // The last seven are not decoded: such a file gives an error instead of being passed over in silence.
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".apng", ".webp", ".tif", ".tiff", ".gif", ".avif", ".bmp", ".dib",
        ".ppm", ".pgm", ".pbm", ".pnm", ".heic", ".heif", ".jxl", ".jp2", ".jpx", ".j2k", ".jpf",
    };

    internal static bool HasPictureName(string path) => Extensions.Contains(Path.GetExtension(path));
}
