namespace FakeDetect.Datasets.Search;

/// <summary>Whether a file in a labelled folder counts as a picture: by its extension.</summary>
internal static class PictureName
{
    // Those from .heic on are not decoded: such a file is reported as unreadable, not passed over in silence.
    private static readonly HashSet<string> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".mpo",
        ".png",
        ".apng",
        ".webp",
        ".tif",
        ".tiff",
        ".gif",
        ".avif",
        ".bmp",
        ".dib",
        ".ppm",
        ".pgm",
        ".pbm",
        ".pnm",
        ".heic",
        ".heif",
        ".jxl",
        ".jp2",
        ".jpx",
        ".j2k",
        ".jpf",
    };

    internal static bool IsPicture(string path) => s_extensions.Contains(Path.GetExtension(path));
}
