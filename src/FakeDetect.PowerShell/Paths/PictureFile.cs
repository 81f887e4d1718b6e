using FakeDetect.Imaging;

namespace FakeDetect;

/// <summary>Whether a file of a folder is a picture: by its name, or, where the name says nothing, by its first bytes.</summary>
internal static class PictureFile
{
    // The last seven are not decoded: such a file gives an error instead of being passed over in silence.
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
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

    internal static bool IsPicture(FileInfo file) => Extensions.Contains(file.Extension) || StartsLikePicture(file);

    private static bool StartsLikePicture(FileInfo file)
    {
        try
        {
            // A pipe or device has no length; opening it could wait for ever.
            FileInfo target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (!target.Exists || target.Length == 0)
                return false;
            Span<byte> head = stackalloc byte[64];
            using FileStream stream = new(
                target.FullName,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1
            );
            int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return FormatSniffer.Sniff(head[..count]) != ImageFormat.Unknown;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Nobody knows what it is: the engine's error names it.
            return true;
        }
    }
}
