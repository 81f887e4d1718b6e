using System.Management.Automation;
using System.Text.Json.Nodes;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class NewDetectorCalibrationCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void A_calibration_from_a_scores_file_says_what_it_rests_on()
    {
        PSObject made = Assert.Single(
            Run("New-DetectorCalibration -ScoresPath scores.csv -FalsePositiveRate 0.1").ThrowIfFailed()
        );
        Assert.Equal((60, 60), (Get<int>(made, "FakeCount"), Get<int>(made, "RealCount")));
        Assert.Equal(6, Get<int>(made, "FalsePositives"));
        Assert.Equal(0.1, Get<double>(made, "FalsePositiveRate"), 1e-12);
        Assert.True(Get<double>(made, "FalsePositiveUpper") is > 0.1 and < 0.25);
        Assert.True(Get<double>(made, "Slope") > 0);
        Assert.True(Get<double>(made, "LikelihoodRatioMaximum") is > 1 and <= 61);
        Assert.Equal(3, Get<int>(made, "SourceCount"));
        Assert.True(Get<double>(made, "Cllr") >= Get<double>(made, "CllrMin"));
        Assert.Equal(6, ((object[])made.Properties["Sources"].Value).Length);
        Assert.Null(made.Properties["Path"].Value);
    }

    [Fact]
    public void It_is_written_whole_never_over_another_file_and_not_with_WhatIf()
    {
        Run("New-DetectorCalibration -ScoresPath scores.csv -OutputPath out/c.json -WhatIf").ThrowIfFailed();
        Assert.False(Path.Exists(_sandbox.PathOf("out")));
        PSObject made = Assert.Single(
            Run("New-DetectorCalibration -ScoresPath scores.csv -OutputPath out/c.json").ThrowIfFailed()
        );
        Assert.Equal(_sandbox.PathOf("out/c.json"), Get<string>(made, "Path"));
        Assert.Equal(["c.json"], Directory.GetFiles(_sandbox.PathOf("out")).Select(Path.GetFileName));
        Assert.Equal(
            ["OutputExists"],
            Run("New-DetectorCalibration -ScoresPath scores.csv -OutputPath out/c.json").ErrorIds
        );
        Run("New-DetectorCalibration -ScoresPath scores.csv -OutputPath out/c.json -Force").ThrowIfFailed();
    }

    [Fact]
    public void Its_plots_are_pictures()
    {
        Run("New-DetectorCalibration -ScoresPath scores.csv -PlotPath plots").ThrowIfFailed();
        Assert.Equal(
            ["made-up-reliability.png", "made-up-tippett.png"],
            Directory.GetFiles(_sandbox.PathOf("plots")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(Directory.GetFiles(_sandbox.PathOf("plots")), f => Assert.Equal(0x89, File.ReadAllBytes(f)[0]));
        Assert.Equal(
            ["OutputExists", "OutputExists"],
            Run("New-DetectorCalibration -ScoresPath scores.csv -PlotPath plots").ErrorIds
        );
    }

    [Fact]
    public void Test_FakeImage_uses_it()
    {
        MakeTinyCalibration("-FalsePositiveRate 0.01 -MissRate 0 -OutputPath c.json");
        PSObject[] results =
        [
            .. Run("Test-FakeImage white.png,middle.png,black.png -Model $args[0] -Calibration c.json").ThrowIfFailed(),
        ];
        Assert.Equal(["Fake", "Inconclusive", "Real"], results.Select(r => $"{r.Properties["Verdict"].Value}"));
        Assert.True(
            Get<double>(results[0], "CalibratedProbability") > Get<double>(results[2], "CalibratedProbability")
        );
        Assert.True(Get<double>(results[0], "LikelihoodRatio") > 1 && Get<double>(results[2], "LikelihoodRatio") < 1);
        Assert.EndsWith("photograph", Get<string>(results[2], "Support"), StringComparison.Ordinal);
        PSObject without = Assert.Single(Run("Test-FakeImage white.png -Model $args[0]").ThrowIfFailed());
        Assert.Null(without.Properties["CalibratedProbability"].Value);
        Assert.Null(without.Properties["Support"].Value);
    }

    [Fact]
    public void One_that_is_piped_on_as_an_object_is_used_by_its_file()
    {
        MakeTinyCalibration("-OutputPath c.json");
        Assert.NotNull(
            Assert
                .Single(
                    Run(
                            "$c = New-DetectorCalibration -Path sets -Model $args[0] -OutputPath d.json; Test-FakeImage white.png -Model $args[0] -Calibration $c"
                        )
                        .ThrowIfFailed()
                )
                .Properties["LikelihoodRatio"]
                .Value
        );
    }

    [Fact]
    public void One_of_another_model_or_view_is_refused()
    {
        Run("New-DetectorCalibration -ScoresPath scores.csv -OutputPath other.json").ThrowIfFailed();
        Assert.Equal(
            ["CalibrationMismatch"],
            Run("Test-FakeImage white.png -Model $args[0] -Calibration other.json").ErrorIds
        );
        MakeTinyCalibration("-OutputPath c.json");
        Assert.Equal(
            ["CalibrationMismatch"],
            Run("Test-FakeImage white.png -Model $args[0] -View Full -Calibration c.json").ErrorIds
        );
    }

    [Fact]
    public void The_models_own_card_takes_it_and_everything_else_of_the_card_stays()
    {
        TinyModel.Copy(_sandbox.PathOf("mine"), card => card["note"] = "kept");
        MakeSets();
        Run("New-DetectorCalibration -Path sets -Model mine -FalsePositiveRate 0.01 -MissRate 0 -UpdateModel")
            .ThrowIfFailed();
        JsonObject card = JsonNode.Parse(File.ReadAllText(_sandbox.PathOf("mine/model.json")))!.AsObject();
        Assert.Equal("kept", (string?)card["note"]);
        Assert.NotNull(card["calibration"]!["mapping"]);
        Assert.Equal((double)card["threshold"]!, (double)card["calibration"]!["thresholds"]!["fakeAbove"]!);
        Assert.NotNull(card["realBelow"]);
        PSObject[] results = [.. Run("Test-FakeImage white.png,middle.png -Model mine").ThrowIfFailed()];
        Assert.Equal(["Fake", "Inconclusive"], results.Select(r => $"{r.Properties["Verdict"].Value}"));
        Assert.NotNull(results[0].Properties["LikelihoodRatio"].Value);
        // Its Cllr and calibration error are measured from then on.
        PSObject measured = Assert.Single(
            Run("Measure-DetectorAP -Path sets/a -Model mine -Condition AsIs").ThrowIfFailed()
        );
        Assert.NotNull(measured.Properties["Cllr"].Value);
        Assert.NotNull(measured.Properties["Ece"].Value);
    }

    [Fact]
    public void Only_the_sources_that_are_named_are_used()
    {
        PSObject made = Assert.Single(
            Run("New-DetectorCalibration -ScoresPath scores.csv -Source a,b -WarningAction Ignore").ThrowIfFailed()
        );
        Assert.Equal((40, 40), (Get<int>(made, "FakeCount"), Get<int>(made, "RealCount")));
        MakeSets();
        Assert.Equal(
            ["SourceNotFound"],
            Run("New-DetectorCalibration -Path sets -Source nothing -Model $args[0]").ErrorIds
        );
    }

    [Fact]
    public void Too_few_sources_to_validate_with_bring_a_warning() =>
        Assert.Contains(
            "fewer than three sources",
            Assert.Single(Run("New-DetectorCalibration -ScoresPath scores.csv -Source a").Warnings),
            StringComparison.Ordinal
        );

    [Fact]
    public void Kinds_come_from_a_manifest()
    {
        _sandbox.Text(
            "manifest.tsv",
            "path\tkind\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"a/0_real/{i}.png\tnight\n"))
        );
        PSObject made = Assert.Single(
            Run("New-DetectorCalibration -ScoresPath scores.csv -ManifestPath manifest.tsv").ThrowIfFailed()
        );
        Assert.Contains(
            (object[])made.Properties["Sources"].Value,
            s => Get<string>(PSObject.AsPSObject(s), "Kind") == "night"
        );
        _sandbox.Text(
            "other.tsv",
            "path\tkind\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"b/0_real/{i}.png\tportrait\n"))
        );
        PSObject both = Assert.Single(
            Run("New-DetectorCalibration -ScoresPath scores.csv -ManifestPath manifest.tsv, other.tsv").ThrowIfFailed()
        );
        string[] kinds =
        [
            .. ((object[])both.Properties["Sources"].Value).Select(s => Get<string>(PSObject.AsPSObject(s), "Kind")),
        ];
        Assert.Contains("night", kinds);
        Assert.Contains("portrait", kinds);
        _sandbox.Text("bad.tsv", "file\tsort\n");
        Assert.Equal(
            ["ManifestInvalid"],
            Run("New-DetectorCalibration -ScoresPath scores.csv -ManifestPath bad.tsv").ErrorIds
        );
    }

    [Fact]
    public void Two_piped_results_are_the_papers_two_shot_calibration()
    {
        PSObject made = Assert.Single(
            Run(
                    "[pscustomobject]@{ Logit = 3; Label = 1; Model = 'm' }, [pscustomobject]@{ Logit = -1; Label = 0; Model = 'm' } | New-DetectorCalibration -LabelProperty Label -Rule TwoShot"
                )
                .ThrowIfFailed()
        );
        Assert.Equal(1 / (1 + Math.Exp(-1)), Get<double>(made, "FakeAbove"), 1e-9);
    }

    private static T Get<T>(PSObject item, string property) =>
        LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value);

    private RunResult Run(string script)
    {
        if (!File.Exists(_sandbox.PathOf("scores.csv")))
        {
            _sandbox.Text(
                "scores.csv",
                ScoresCsv.Text(
                    Enumerable
                        .Range(0, 120)
                        .Select(i =>
                            ScoresCsv.Row(
                                "abc".Substring(i / 40, 1),
                                i % 2,
                                $"{"abc"[i / 40]}/{(i % 2 == 1 ? "1_fake" : "0_real")}/{i % 40 / 2}.png",
                                (i * 37 % 41 / 10.0) + (i % 2 == 1 ? 0.5 : -3)
                            )
                        )
                )
            );
            _sandbox.White("white.png");
            _sandbox.Picture("middle.png", 130);
            _sandbox.Black("black.png");
        }

        return _session.Run($"Set-Location $args[1]; {script}", Repository.TinyDetector, _sandbox.Root);
    }

    // Sets of greys: fakes bright, reals dark, one of each on the other's side.
    private void MakeSets()
    {
        byte[] fakes = [255, 240, 220, 120],
            reals = [0, 10, 30, 140];
        foreach (string set in new[] { "a", "b", "c" })
        {
            for (int i = 0; i < fakes.Length; i++)
            {
                _sandbox.Picture($"sets/{set}/1_fake/{i}.png", fakes[i]);
                _sandbox.Picture($"sets/{set}/0_real/{i}.png", reals[i]);
            }
        }
    }

    private void MakeTinyCalibration(string parameters)
    {
        MakeSets();
        Run($"New-DetectorCalibration -Path sets -Model $args[0] {parameters}").ThrowIfFailed();
    }
}
