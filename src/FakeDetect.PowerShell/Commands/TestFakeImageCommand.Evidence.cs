using System.Management.Automation;
using FakeDetect.Charts;
using FakeDetect.Conditions;
using FakeDetect.Files;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>What stands behind a verdict: its stability, and the map of logits.</summary>
public sealed partial class TestFakeImageCommand
{
    private string? _heatmapFolder;

    [Parameter(
        HelpMessage = "Test the verdict under a fixed list of changes (saved again, shifted, mirrored, shrunk). A verdict that changes becomes inconclusive."
    )]
    public SwitchParameter Stability { get; set; }

    [Parameter(HelpMessage = "Include the map of logits in the result.")]
    public SwitchParameter IncludeMap { get; set; }

    [Parameter(
        HelpMessage = "Folder for overlays of the map of logits, one PNG for each picture. The folder is created if it does not exist."
    )]
    [ValidateNotNullOrEmpty]
    public string? HeatmapPath { get; set; }

    private bool NeedsMap => IncludeMap || _heatmapFolder is not null;

    private IReadOnlyList<ImageCondition> Conditions =>
        Stability ? StabilityBattery.Conditions : ScoringOptions.Default.Conditions;

    // A path that is none is an error already; the pictures are scored without overlays.
    private void FindHeatmapFolder() =>
        _heatmapFolder = HeatmapPath is null ? null : Resolver.ToFileSystem(HeatmapPath);

    private FakeImageResult ResultOf(ScoredImage outcome)
    {
        ImageScore score = outcome.Scores[0];
        StabilityReport? stability = Stability ? StabilityReport.Of(outcome.Scores, _rule!) : null;
        string? heatmap = _heatmapFolder is not null && score.Map is not null ? WriteHeatmap(score, score.Map) : null;
        return new FakeImageResult(
            score,
            _model!,
            _rule!,
            DateTimeOffset.UtcNow,
            _calibration,
            stability,
            IncludeMap ? score.Map : null,
            heatmap
        );
    }

    // Named after the content too: two pictures of one name do not meet, and the same picture replaces its own overlay.
    private string? WriteHeatmap(ImageScore score, LogitMap map)
    {
        string identity = score.Sha256.Length >= 8 ? score.Sha256[..8] : "";
        string file = System.IO.Path.Combine(
            _heatmapFolder!,
            $"{FileNamePart.From(System.IO.Path.GetFileName(score.Path))}.{identity}.heatmap.png"
        );
        try
        {
            OutputFile.Write(
                file,
                stream => LogitMapOverlay.Write(stream, map, score.Logit, score.Width, score.Height),
                overwrite: true
            );
            return file;
        }
        catch (OutputFailedException failure)
        {
            WriteFailure(failure);
            return null;
        }
    }
}
