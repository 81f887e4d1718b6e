using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>What stands behind a verdict: -Stability, -IncludeMap, -HeatmapPath.</summary>
public sealed class TestFakeImageEvidenceTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_verdict_that_holds_stays_and_says_so()
    {
        PSObject result = Assert.Single(
            session
                .Run("Test-FakeImage $args[0] -Stability", _sandbox.Picture("white.png", 255, side: 80))
                .ThrowIfFailed()
        );

        Assert.Equal("Fake", $"{result.Properties["Verdict"].Value}");
        Assert.Equal("0 of 9 flip", $"{result.Properties["Stability"].Value}");
        Assert.Contains(
            "stayed the same under all 9 changes",
            $"{result.Properties["Notes"].Value}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_verdict_that_flips_is_inconclusive_with_the_reason_in_the_notes()
    {
        // The tiny detector sees brightness: shrunk to 20 pixels, a white picture is padded with more black than it has white.
        PSObject result = Assert.Single(
            session.Run("Test-FakeImage $args[0] -Stability", _sandbox.White("white.png")).ThrowIfFailed()
        );

        Assert.Equal("Inconclusive", $"{result.Properties["Verdict"].Value}");
        Assert.Null(result.Properties["IsFake"].Value);
        Assert.Equal("1 of 9 flip", $"{result.Properties["Stability"].Value}");
        Assert.Contains(
            "1 of 9 changes give another verdict (Resize0.5;",
            $"{result.Properties["Notes"].Value}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_mean_of_the_map_is_the_logit()
    {
        string script = """
            $result = Test-FakeImage $args[0] -View Full -IncludeMap
            $sum = 0; foreach ($value in $result.Map.Values) { $sum += $value }
            [Math]::Abs($sum / $result.Map.Values.Count - $result.Logit) -lt 1e-4
            $result.Map.Width * $result.Map.Height -eq $result.Map.Values.Count
            $result.Map.At(0, 0) -eq $result.Map.Values[0]
            $result.Map.Stride -eq 8
            """;

        Assert.All(
            session.Run(script, _sandbox.White("white.png")).ThrowIfFailed(),
            value => Assert.Equal(true, value.BaseObject)
        );
    }

    [Fact]
    public void An_overlay_lies_in_the_folder_that_was_named()
    {
        string folder = Path.Combine(_sandbox.Root, "new", "evidence");

        PSObject result = Assert.Single(
            session
                .Run("Test-FakeImage -LiteralPath $args[0] -HeatmapPath $args[1]", _sandbox.White("a[1].png"), folder)
                .ThrowIfFailed()
        );

        string file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(file, result.Properties["HeatmapPath"].Value);
        Assert.StartsWith("a[1].png.", Path.GetFileName(file), StringComparison.Ordinal);
        Assert.EndsWith(".heatmap.png", file, StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(file)[..4]);
        Assert.Null(result.Properties["Map"].Value);
    }

    [Fact]
    public void An_overlay_that_cannot_be_written_is_an_error_and_the_verdict_stands()
    {
        string inTheWay = _sandbox.White("file.png");

        RunResult run = session.Run(
            "Test-FakeImage $args[0] -HeatmapPath $args[1]",
            _sandbox.White("white.png"),
            Path.Combine(inTheWay, "below")
        );

        Assert.StartsWith(
            "OutputNotWritten,",
            Assert.Single(run.Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal
        );
        Assert.Equal("Fake", $"{Assert.Single(run.Output).Properties["Verdict"].Value}");
    }
}
