using FakeDetect.Imaging;

namespace FakeDetect.Datasets.Search;

/// <summary>
/// A file of a folder that is a picture by its content, or that says it is one and is not. The first bytes decide, as in
/// <see cref="ImageReader"/>; what a file is called never makes it a picture.
/// </summary>
/// <param name="Path">The absolute path.</param>
/// <param name="IsLossy">Whether its format changes pixels; false where nobody looked.</param>
/// <param name="Error">Null for a picture; else why a file that says it is one cannot be one.</param>
internal sealed record PictureFile(string Path, bool IsLossy, ImageUnreadableException? Error = null)
{
    // Where a refused format is told: an SVG may begin with a comment.
    private const int HeadLength = 1024;

    // Those from .heic on are not decoded here.
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
        ".tga",
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

    /// <summary>
    /// Whether a file is called like a picture. One that is called so and is none is not passed over in silence: it comes with
    /// an error.
    /// </summary>
    public static bool IsNamedLikeOne(string name) => s_extensions.Contains(System.IO.Path.GetExtension(name));

    /// <summary>Looks at a file's first bytes.</summary>
    /// <returns>Null for a file that neither is a picture nor says so.</returns>
    public static PictureFile? Look(FileInfo file)
    {
        bool named = IsNamedLikeOne(file.Name);
        try
        {
            // A pipe or device has no length; opening it could wait for ever.
            FileInfo target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (!target.Exists || target.Length == 0)
            {
                return named
                    ? Refused(
                        target.Exists ? ImageErrors.FileEmpty(file.FullName) : ImageErrors.FileNotFound(file.FullName)
                    )
                    : null;
            }

            using FileStream content = new(
                target.FullName,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1
            );
            PictureContainer container = PictureContainer.Of(content);
            if (container.Format != ImageFormat.Unknown)
                return new PictureFile(file.FullName, container.IsLossy);
            Span<byte> buffer = stackalloc byte[HeadLength];
            content.Position = 0;
            ReadOnlySpan<byte> head = buffer[..content.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)];
            return named || FormatSniffer.IsOtherPicture(head)
                ? Refused(ImageReader.Refusal(file.FullName, head))
                : null;
        }
        catch (UnauthorizedAccessException failure)
        {
            // Nobody knows what it is.
            return Refused(ImageErrors.AccessDenied(file.FullName, failure));
        }
        catch (IOException failure)
        {
            return Refused(ImageErrors.FileUnreadable(file.FullName, failure));
        }
    }

    private static PictureFile Refused(ImageUnreadableException error) => new(error.Target, IsLossy: false, error);
}
