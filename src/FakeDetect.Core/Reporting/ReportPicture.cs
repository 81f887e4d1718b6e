namespace FakeDetect.Reporting;

/// <summary>One scored picture as a report shows it.</summary>
public sealed record ReportPicture
{
    /// <summary>The absolute path, or the name that was given with its bytes.</summary>
    public required string Path { get; init; }

    /// <summary>Real, Fake or Inconclusive.</summary>
    public required string Verdict { get; init; }

    /// <summary>The uncalibrated probability, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The network's output.</summary>
    public double? Logit { get; init; }

    /// <summary>Fake above this probability.</summary>
    public double? Threshold { get; init; }

    /// <summary>The calibrated probability at equal priors.</summary>
    public double? CalibratedProbability { get; init; }

    /// <summary>The likelihood ratio, within what its calibration supports.</summary>
    public double? LikelihoodRatio { get; init; }

    /// <summary>The likelihood ratio in words.</summary>
    public string? Support { get; init; }

    /// <summary>The model's name.</summary>
    public string Model { get; init; } = "";

    /// <summary>SHA-256 of the model's network; empty where the result does not say.</summary>
    public string ModelSha256 { get; init; } = "";

    /// <summary>The pixels that the model saw.</summary>
    public string? View { get; init; }

    /// <summary>Pixels a row.</summary>
    public int? Width { get; init; }

    /// <summary>Rows.</summary>
    public int? Height { get; init; }

    /// <summary>The format by content.</summary>
    public string? Format { get; init; }

    /// <summary>Bytes of the file.</summary>
    public long? Length { get; init; }

    /// <summary>SHA-256 of the bytes that were scored; empty where the result does not say.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Where the network ran.</summary>
    public string? Device { get; init; }

    /// <summary>When it was scored, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What was odd and survived.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The map of logits; null where none was asked for.</summary>
    public ReportMap? Map { get; init; }

    /// <summary>How the verdict fared under changes of the picture, in words; null where none were tried.</summary>
    public string? Stability { get; init; }

    /// <summary>The overlay that was written beside; null where none was.</summary>
    public string? HeatmapPath { get; init; }

    /// <summary>What became of the file since it was scored.</summary>
    public FileState State { get; init; }

    /// <summary>When the file was last changed, UTC; null where it is not there.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path) is { Length: > 0 } name ? name : Path;
}
