using System.Text.Json.Nodes;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class ExportFakenessReportCommandTests(DetectorSession session)
    : IClassFixture<DetectorSession>,
        IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Results_become_a_page_and_a_twin_of_the_same_facts()
    {
        string white = _sandbox.White("pictures/white.png");
        _sandbox.Black("pictures/black.png");

        RunResult result = session.Run(
            "Test-FakeImage $args[0] | Export-FakenessReport $args[1] -Title 'Exhibit 1' -PassThru",
            _sandbox.PathOf("pictures"),
            _sandbox.PathOf("out/report.html")
        );

        Assert.Equal(["report.html", "report.json"], result.Values<string>("Name"));
        JsonNode twin = JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("out/report.json")))!;
        Assert.Equal("Exhibit 1", twin["title"]!.ToString());
        Assert.Equal((2, 1, 1), (Number(twin, "pictures"), Number(twin, "fake"), Number(twin, "real")));
        Assert.Equal(
            white,
            twin["pictures"]!.AsArray().Single(p => p!["verdict"]!.ToString() == "Fake")!["path"]!.ToString()
        );
        Assert.All(twin["pictures"]!.AsArray(), p => Assert.Equal("Unchanged", p!["file"]!.ToString()));
        Assert.Contains("Export-FakenessReport", twin["command"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("white.png", File.ReadAllText(_sandbox.PathOf("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_goes_to_the_pipeline_unless_asked_for()
    {
        _sandbox.White("a.png");

        Assert.Empty(
            session
                .Run(
                    "Test-FakeImage $args[0] | Export-FakenessReport $args[1]",
                    _sandbox.PathOf("a.png"),
                    _sandbox.PathOf("r.html")
                )
                .ThrowIfFailed()
        );
        Assert.True(File.Exists(_sandbox.PathOf("r.html")));
    }

    [Fact]
    public void The_card_of_an_installed_model_is_in_the_report()
    {
        _sandbox.White("a.png");
        TinyModel.Copy(_sandbox.PathOf("models/tiny"));
        string? before = Environment.GetEnvironmentVariable("FAKEDETECT_MODELS");
        Environment.SetEnvironmentVariable("FAKEDETECT_MODELS", _sandbox.PathOf("models"));
        try
        {
            session
                .Run(
                    "Test-FakeImage $args[0] -Model tiny | Export-FakenessReport $args[1]",
                    _sandbox.PathOf("a.png"),
                    _sandbox.PathOf("r.html")
                )
                .ThrowIfFailed();
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAKEDETECT_MODELS", before);
        }

        JsonNode twin = JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("r.json")))!;
        Assert.NotNull(twin["models"]![0]!["card"]!["architecture"]);
    }

    [Fact]
    public void A_report_that_exists_is_kept_unless_forced_and_nothing_is_scored_in_vain()
    {
        _sandbox.White("a.png");
        _sandbox.Text("r.html", "old");

        RunResult kept = session.Run(
            "Test-FakeImage $args[0] | Export-FakenessReport $args[1]",
            _sandbox.PathOf("a.png"),
            _sandbox.PathOf("r.html")
        );
        string content = File.ReadAllText(_sandbox.PathOf("r.html"));
        session
            .Run(
                "Test-FakeImage $args[0] | Export-FakenessReport $args[1] -Force",
                _sandbox.PathOf("a.png"),
                _sandbox.PathOf("r.html")
            )
            .ThrowIfFailed();

        Assert.StartsWith("OutputExists,", kept.Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("old", content);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(_sandbox.PathOf("r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_twin_that_exists_is_kept_too()
    {
        _sandbox.White("a.png");
        _sandbox.Text("r.json", "old");

        RunResult result = session.Run(
            "Test-FakeImage $args[0] | Export-FakenessReport $args[1]",
            _sandbox.PathOf("a.png"),
            _sandbox.PathOf("r.html")
        );

        Assert.StartsWith("OutputExists,", result.Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(_sandbox.PathOf("r.html")));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        _sandbox.White("a.png");

        session
            .Run(
                "Test-FakeImage $args[0] | Export-FakenessReport $args[1] -WhatIf",
                _sandbox.PathOf("a.png"),
                _sandbox.PathOf("out/r.html")
            )
            .ThrowIfFailed();

        Assert.False(Directory.Exists(_sandbox.PathOf("out")));
    }

    [Fact]
    public void Something_else_in_the_pipeline_is_an_error_and_the_results_are_reported()
    {
        _sandbox.White("a.png");

        RunResult result = session.Run(
            "& { 'text'; Test-FakeImage $args[0]; [pscustomobject]@{ Path = 'x'; Verdict = 'Fake'; Probability = 7 } } $args[0] | Export-FakenessReport $args[1]",
            _sandbox.PathOf("a.png"),
            _sandbox.PathOf("r.html")
        );

        Assert.Equal(["NotResult", "NotResult"], result.ErrorIds);
        Assert.Equal(1, Number(JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("r.json")))!, "pictures"));
    }

    [Fact]
    public void No_result_at_all_is_no_report()
    {
        RunResult result = session.Run("@() | Export-FakenessReport $args[0]", _sandbox.PathOf("r.html"));

        Assert.Contains("No results were piped in", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.False(File.Exists(_sandbox.PathOf("r.html")));
    }

    [Fact]
    public void Results_that_were_saved_as_CSV_can_be_reported_in_any_culture()
    {
        string picture = _sandbox.White("a.png");
        RunResult result = session.Run(
            """
            [Threading.Thread]::CurrentThread.CurrentCulture = 'de-DE'
            $r = Test-FakeImage $args[0]
            [pscustomobject]@{ Path = $r.Path; Verdict = "$($r.Verdict)"; Probability = '0.75'; Logit = '1.5'; Sha256 = $r.Sha256; Notes = "$($r.Notes)"; Width = '40' } |
                Export-FakenessReport $args[1] -PassThru
            """,
            picture,
            _sandbox.PathOf("r")
        );

        Assert.Equal(["r.html", "r.json"], result.Values<string>("Name"));
        JsonNode row = JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("r.json")))!["pictures"]![0]!;
        Assert.Equal(
            (0.75, 1.5, 40),
            (row["probability"]!.GetValue<double>(), row["logit"]!.GetValue<double>(), row["width"]!.GetValue<int>())
        );
    }

    [Fact]
    public void A_map_on_a_result_is_in_the_report()
    {
        string picture = _sandbox.White("a.png");
        session
            .Run(
                """
                $r = Test-FakeImage $args[0]
                [pscustomobject]@{ Path = $r.Path; Verdict = $r.Verdict; Probability = $r.Probability; Sha256 = $r.Sha256
                    Map = [pscustomobject]@{ Width = 2; Height = 1; Stride = 16; Left = 4; Top = 0; Values = [float[]](1.5, -2) } } | Export-FakenessReport $args[1]
                """,
                picture,
                _sandbox.PathOf("r.html")
            )
            .ThrowIfFailed();

        JsonNode map = JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("r.json")))!["pictures"]![0]!["map"]!;
        Assert.Equal("[1.5,-2]", map["values"]!.ToJsonString());
        Assert.Equal(16, map["stride"]!.GetValue<int>());
    }

    [Fact]
    public void What_Test_FakeImage_finds_on_request_is_in_the_report()
    {
        string picture = _sandbox.White("a.png");

        session
            .Run(
                "Test-FakeImage $args[0] -IncludeMap -Stability | Export-FakenessReport $args[1]",
                picture,
                _sandbox.PathOf("r.html")
            )
            .ThrowIfFailed();

        JsonNode row = JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("r.json")))!["pictures"]![0]!;
        JsonArray values = row["map"]!["values"]!.AsArray();
        Assert.Equal(values.Count, row["map"]!["width"]!.GetValue<int>() * row["map"]!["height"]!.GetValue<int>());
        Assert.Equal(row["logit"]!.GetValue<double>(), values.Average(v => v!.GetValue<double>()), 0.01);
        Assert.Contains(
            "changes of the picture give another verdict",
            row["stability"]!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_spectrum_that_no_picture_has_is_warned_of()
    {
        _sandbox.White("a.png");

        RunResult result = session.Run(
            "Test-FakeImage $args[0] | Export-FakenessReport $args[1] -Spectrum nothing*",
            _sandbox.PathOf("a.png"),
            _sandbox.PathOf("r.html")
        );

        Assert.Contains("nothing*", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r.json")]
    [InlineData("env:REPORT")]
    public void A_path_that_cannot_be_the_page_is_refused(string path)
    {
        RunResult result = session.RunIn(_sandbox.Root, "@() | Export-FakenessReport $args[0]", path);

        Assert.StartsWith("OutputNameInvalid,", result.Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static int Number(JsonNode twin, string name) => twin["summary"]![name]!.GetValue<int>();
}
