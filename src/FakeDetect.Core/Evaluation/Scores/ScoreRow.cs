using FakeDetect.Datasets.Search;
using FakeDetect.Numerics;

namespace FakeDetect.Evaluation.Scores;

/// <summary>What one model said of one file under one condition: a row of a scores file, enough to measure again without the picture.</summary>
public sealed record ScoreRow
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of its network; "" where the scores came from elsewhere.</summary>
    public string ModelSha256 { get; init; } = "";

    /// <summary>The view, such as <c>CenterCrop</c>.</summary>
    public string View { get; init; } = "";

    /// <summary>The side of the crop in pixels; null where the view has none.</summary>
    public int? CropSize { get; init; }

    /// <summary>The model's threshold on the probability, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The condition's name.</summary>
    public string Condition { get; init; } = "AsIs";

    /// <summary>The test set's name.</summary>
    public required string Set { get; init; }

    /// <summary>The class within the set, or "".</summary>
    public string Class { get; init; } = "";

    /// <summary>The label.</summary>
    public required bool IsFake { get; init; }

    /// <summary>The path from the folder that was searched, with '/'.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes of the file when it was scored.</summary>
    public long Length { get; init; }

    /// <summary>When the file was last written, UTC, at that time.</summary>
    public DateTime LastWriteTime { get; init; }

    /// <summary>SHA-256 of the bytes that were scored; "" where they could not be read.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The logit; null where the file could not be read.</summary>
    public float? Logit { get; init; }

    /// <summary>The stable id of what went wrong, or "".</summary>
    public string ErrorId { get; init; } = "";

    /// <summary>What went wrong, or "".</summary>
    public string Error { get; init; } = "";

    /// <summary>Where the picture comes from (<see cref="PictureSource"/>); no column of a scores file.</summary>
    public string Source
    {
        get => field ?? PictureSource.Of(Set, Class, Path);
        init;
    }

    /// <summary>The float32 sigmoid of the logit; null where there is none.</summary>
    public float? Probability => Logit is { } logit ? Sigmoid.Of(logit) : null;

    /// <summary>What tells rows apart: one row for each key is kept.</summary>
    internal ScoreKey Key => new(ModelSha256.Length > 0 ? ModelSha256 : Model, View, CropSize, Condition, Set, Path);
}
