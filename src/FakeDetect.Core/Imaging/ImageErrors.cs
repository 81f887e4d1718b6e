namespace FakeDetect.Imaging;

/// <summary>Every way in which a picture can be unreadable; the method's name is the stable error id.</summary>
internal static class ImageErrors
{
    public static ImageUnreadableException FileNotFound(string path, Exception? inner = null) =>
        new(nameof(FileNotFound), path, $"'{path}' does not exist.", "Check the path.", inner);

    public static ImageUnreadableException AccessDenied(string path, Exception? inner = null) =>
        new(nameof(AccessDenied), path, $"This user may not read '{path}'.", "Check the file's permissions.", inner);

    public static ImageUnreadableException NotAFile(string path, string what) =>
        new(nameof(NotAFile), path, $"'{path}' is {what}, not a file.", "Give the path of a picture file.");

    public static ImageUnreadableException FileUnreadable(string path, Exception inner) =>
        new(
            nameof(FileUnreadable),
            path,
            $"'{path}' could not be read: {OneLine(inner.Message)}",
            "Check the drive or the network share, and try again.",
            inner
        );

    public static ImageUnreadableException FileEmpty(string path) =>
        new(
            nameof(FileEmpty),
            path,
            $"'{path}' is empty: it has 0 bytes, or it is a pipe or a device.",
            "Fetch the file again from its source."
        );

    public static ImageUnreadableException FileTooLarge(string path, long length, long limit) =>
        new(
            nameof(FileTooLarge),
            path,
            $"'{path}' has {length} bytes; the limit is {limit} bytes.",
            "Cut the picture into parts."
        );

    public static ImageUnreadableException FormatUnknown(string name) =>
        new(
            nameof(FormatUnknown),
            name,
            $"'{name}' is not in a supported image format.",
            "Use JPEG, PNG, WebP, TIFF, GIF, AVIF, BMP, TGA, PPM, PGM or PBM."
        );

    public static ImageUnreadableException FormatRefused(string name, string format, string reason) =>
        new(
            nameof(FormatRefused),
            name,
            $"'{name}' is {format}: {reason}.",
            "Convert the picture to PNG first. A conversion may change the detector's score."
        );

    public static ImageUnreadableException PictureTooLarge(string name, long width, long height, long limit) =>
        new(
            nameof(PictureTooLarge),
            name,
            $"'{name}' is {width} x {height} pixels; the limit is {limit} pixels.",
            "Raise the limit with -MaxPixels if you trust the picture."
        );

    public static ImageUnreadableException PictureTruncated(string name, string detail, Exception? inner = null) =>
        new(
            nameof(PictureTruncated),
            name,
            $"'{name}' is cut off: {OneLine(detail)}.",
            "Fetch the file again from its source.",
            inner
        );

    public static ImageUnreadableException PictureDamaged(string name, string detail, Exception? inner = null) =>
        new(
            nameof(PictureDamaged),
            name,
            $"'{name}' is damaged: {OneLine(detail)}.",
            "Fetch the file again from its source.",
            inner
        );

    public static ImageUnreadableException MemoryExhausted(string name, Exception inner) =>
        new(
            nameof(MemoryExhausted),
            name,
            $"'{name}' needs more memory than is available.",
            "Free memory, or scan fewer pictures at once with -ThrottleLimit.",
            inner
        );

    /// <summary>A library's message without its line breaks and repetitions.</summary>
    public static string OneLine(string text) =>
        string.Join(
                "; ",
                text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Distinct()
            )
            .TrimEnd('.');
}
