using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>Tells a cut-off picture from a damaged one by what the library said.</summary>
internal static class VipsFailure
{
    private static readonly string[] TruncationSigns =
    [
        "premature end of JPEG",
        "not enough data",
        "not enough image data",
        "truncated",
        "end of file",
        "bad seek",
        "Read error at scanline",
        "IO error during reading",
        "Can not read TIFF directory",
        "Cannot read TIFF header",
    ];

    private static readonly string[] Noise =
    [
        "unable to call",
        "unable to open source",
        "unable to fetch",
        "error in tile",
        "error buffer",
    ];

    public static ImageUnreadableException Translate(
        VipsException exception,
        string name,
        IReadOnlyList<string> warnings
    )
    {
        string detail = Clean(exception.Message + '\n' + string.Join('\n', warnings));
        bool truncated = TruncationSigns.Any(sign => detail.Contains(sign, StringComparison.OrdinalIgnoreCase));
        return truncated
            ? ImageErrors.PictureTruncated(name, detail, exception)
            : ImageErrors.PictureDamaged(name, detail, exception);
    }

    /// <summary>The library's reasons, one a line, without what only its authors can use.</summary>
    public static string Clean(string text)
    {
        string reasons = string.Join(
            '\n',
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(WithoutDomain)
                .Where(line => line.Length > 0 && !Noise.Any(n => line.StartsWith(n, StringComparison.Ordinal)))
        );
        return reasons.Length > 0 ? reasons : "the decoder gave no reason";
    }

    // "VipsJpeg: premature end", "tiff2vips: source input: ...": names of source files.
    private static string WithoutDomain(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && line[..colon].Contains("vips", StringComparison.OrdinalIgnoreCase)
            ? line[(colon + 2)..]
            : line;
    }
}
