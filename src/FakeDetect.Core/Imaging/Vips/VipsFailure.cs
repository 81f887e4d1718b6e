using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>Tells a cut-off picture from a damaged one by what the library said.</summary>
internal static class VipsFailure
{
    private static readonly string[] TruncationSigns =
        ["premature end", "truncated", "end of file", "unexpected eof", "not enough data", "end of data", "read error", "out of data", "end of stream", "eof"];

    public static ImageUnreadableException Translate(VipsException exception, string name, IReadOnlyList<string> warnings)
    {
        string detail = string.Join('\n', [Reason(exception.Message), .. warnings]);
        bool truncated = TruncationSigns.Any(sign => detail.Contains(sign, StringComparison.OrdinalIgnoreCase));
        return truncated ? ImageErrors.PictureTruncated(name, detail, exception) : ImageErrors.PictureDamaged(name, detail, exception);
    }

    // NetVips puts a sentence of its own before the library's text.
    private static string Reason(string message)
    {
        int line = message.IndexOf('\n', StringComparison.Ordinal);
        return line >= 0 && line + 1 < message.Length ? message[(line + 1)..] : message;
    }
}
