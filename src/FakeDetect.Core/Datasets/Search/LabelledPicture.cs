namespace FakeDetect.Datasets.Search;

/// <summary>A picture of a data set: what measuring, calibrating, auditing and training know of it before they read it.</summary>
public sealed record LabelledPicture
{
    /// <summary>The absolute path; "" for a picture of which only scores are at hand.</summary>
    public string FullPath { get; init; } = "";

    /// <summary>The path from the folder that was searched, with '/' on every platform: its name in reports and scores files.</summary>
    public required string Path { get; init; }

    /// <summary>The label.</summary>
    public required bool IsFake { get; init; }

    /// <summary>The set that it is measured with.</summary>
    public required string Set { get; init; }

    /// <summary>The class within the set, or "".</summary>
    public string Class { get; init; } = "";

    /// <summary>The path of the folder that holds the label's, from the folder that was searched; "" for that folder itself.</summary>
    public string Home { get; init; } = "";

    /// <summary>Where it comes from (<see cref="PictureSource"/>).</summary>
    public required string Source { get; init; }

    /// <summary>The kind of its source, by a manifest; the label's name where none knows it.</summary>
    public string Kind
    {
        get => field ?? (IsFake ? "fake" : "real");
        init;
    }

    /// <summary>What must stay on one side of a split, by a manifest: a repository; the source where none knows it.</summary>
    public string Group
    {
        get => field ?? Source;
        init;
    }

    /// <summary>It is known to have been compressed with loss: its file is of a lossy format, or a manifest says that the original was.</summary>
    public bool IsLossy { get; init; }

    /// <summary>The source's name with the label's: 0_real/source.</summary>
    public string SourceKey => (IsFake ? "1_fake/" : "0_real/") + Source;
}
