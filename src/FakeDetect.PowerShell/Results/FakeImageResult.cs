using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>What Test-FakeImage says of one picture.</summary>
public sealed class FakeImageResult
{
    internal FakeImageResult(
        ImageScore score,
        DetectorModel model,
        VerdictRule rule,
        DateTimeOffset timestamp,
        DetectorCalibration? calibration = null,
        StabilityReport? stability = null,
        LogitMap? map = null,
        string? heatmapPath = null
    )
    {
        Path = score.Path;
        Verdict = (Verdict)(stability?.Verdict ?? rule.Judge(score.Probability));
        Probability = score.Probability;
        Logit = score.Logit;
        Threshold = rule.Threshold;
        CalibratedProbability = calibration?.Probability(score.Logit);
        LikelihoodRatio = calibration?.LikelihoodRatio(score.Logit);
        Model = model.Card.Name;
        ModelSha256 = model.Card.OnnxSha256;
        View = (ImageView)score.View;
        CropCount = score.CropCount;
        Width = score.Width;
        Height = score.Height;
        Format = score.Format.ToString();
        Length = score.Length;
        Sha256 = score.Sha256;
        Device = score.Device;
        Elapsed = score.Elapsed;
        Timestamp = timestamp;
        Stability = stability is null ? null : new StabilityInfo(stability);
        Map = map is null ? null : new ImageLogitMap(map);
        HeatmapPath = heatmapPath;
        Notes = new NoteList(stability is null ? score.Notes : [.. score.Notes, stability.Note]);
    }

    /// <summary>The absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>What the model makes of the picture.</summary>
    public Verdict Verdict { get; }

    /// <summary>True for Fake, false for Real, null for Inconclusive.</summary>
    public bool? IsFake => Verdict == Verdict.Inconclusive ? null : Verdict == Verdict.Fake;

    /// <summary>The float32 sigmoid of the logit, 0 to 1. Not calibrated: 0.9 does not mean "nine of ten".</summary>
    public double Probability { get; }

    /// <summary>What the network puts out; above 0 it leans to fake.</summary>
    public double Logit { get; }

    /// <summary>A picture is called fake when its probability is above this.</summary>
    public double Threshold { get; }

    /// <summary>
    /// The probability of "made by a network" at equal priors, by the calibration; null without one. It holds for pictures
    /// like those of the calibration.
    /// </summary>
    public double? CalibratedProbability { get; }

    /// <summary>
    /// How many times likelier such a score is for a network's picture than for a photograph, no further than the
    /// calibration's pictures support; null without a calibration.
    /// </summary>
    public double? LikelihoodRatio { get; }

    /// <summary>The ratio in the words of the ENFSI scale; null without a calibration.</summary>
    public string? Support => LikelihoodRatio is { } ratio ? EvidenceLevel.Of(ratio) : null;

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>SHA-256 of the model's network, 64 lower-case hexadecimal digits.</summary>
    public string ModelSha256 { get; }

    /// <summary>Which pixels the model saw.</summary>
    public ImageView View { get; }

    /// <summary>Crops or tiles that the verdict is the mean of; 1 for the whole picture.</summary>
    public int CropCount { get; }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The format of the file by its content: Jpeg, Png, WebP, Tiff, Gif, Avif, Bmp, Pnm or Tga.</summary>
    public string Format { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>SHA-256 of the very bytes that were scored, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Where the network ran: Cpu, or Cuda: and the device's number.</summary>
    public string Device { get; }

    /// <summary>Time that the picture took: reading, decoding and the network.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>When it was scored (UTC).</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>How the verdict fared under changes of the picture; null without -Stability.</summary>
    public StabilityInfo? Stability { get; }

    /// <summary>The map of logits; null without -IncludeMap.</summary>
    public ImageLogitMap? Map { get; }

    /// <summary>The overlay that was written; null without -HeatmapPath.</summary>
    public string? HeatmapPath { get; }

    /// <summary>What was odd about the picture and survived: alpha dropped, 16 bit reduced, padded, ...</summary>
    public NoteList Notes { get; }

    /// <summary>The verdict and the path.</summary>
    public override string ToString() => $"{Verdict} {Path}";
}
