namespace FakeDetect.Reporting;

/// <summary>What a report is to hold.</summary>
public sealed record ReportOptions
{
    /// <summary>The heading.</summary>
    public string Title { get; init; } = "Fakeness report";

    /// <summary>What the report is about, in the words of who made it: case, exhibit, question. May be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The command line that made it; empty where unknown.</summary>
    public string Command { get; init; } = "";

    /// <summary>The longer side of a thumbnail in pixels, 16 to 512.</summary>
    public int ThumbnailSize { get; init; } = 128;

    /// <summary>How many pictures get one: those of the gallery first, then the most fake ones.</summary>
    public int ThumbnailCount { get; init; } = 1000;

    /// <summary>Whether a picture's spectrum is shown, by its path; null: that of the picture with the highest probability.</summary>
    public Func<string, bool>? HasSpectrum { get; init; }

    /// <summary>Files that are read at once.</summary>
    public int ThrottleLimit { get; init; } = Environment.ProcessorCount;
}
