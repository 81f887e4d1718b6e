namespace FakeDetect.Files;

/// <summary>Names of sets as parts of file names.</summary>
public static class FileNamePart
{
    // What Windows refuses, on every system: a folder of plots may be copied there.
    private const string Refused = "<>:\"/\\|?*";

    /// <summary>A text without what file names may not have on any system; never empty, at most 80 characters.</summary>
    public static string From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string clean = string.Concat(
                text.Select(c => char.IsControl(c) || Refused.Contains(c, StringComparison.Ordinal) ? '-' : c)
            )
            .Trim(' ', '.');
        return clean.Length == 0 ? "pictures" : clean[..Math.Min(clean.Length, 80)];
    }
}
