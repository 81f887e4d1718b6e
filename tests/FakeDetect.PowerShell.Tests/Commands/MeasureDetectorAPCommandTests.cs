using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class MeasureDetectorAPCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void Sets_below_a_folder_are_measured_as_is_with_jpeg_90_beside_it()
    {
        MakeSet("sets/easy", [255, 230, 250], [0, 10, 20]);
        MakeSet("sets/hopeless", [0, 10], [240, 255]);
        IReadOnlyList<PSObject> measured = Measure("-Path sets").ThrowIfFailed();
        Assert.Equal(["easy", "hopeless"], measured.Select(m => Get<string>(m, "Generator")));
        Assert.Equal([1.0, Math.Round(5 / 12.0, 12)], measured.Select(m => Math.Round(Get<double>(m, "AP"), 12)));
        Assert.All(measured, m => Assert.Equal("AsIs", Get<string>(m, "Condition")));
        Assert.Equal(
            [1.0, Math.Round(5 / 12.0, 12)],
            measured.Select(m => Math.Round(Get<double>(m, "AlignedAP"), 12))
        );
        Assert.Equal("Jpeg90", Get<string>(PSObject.AsPSObject(measured[0].Properties["Aligned"].Value), "Condition"));
        Assert.Equal(
            (3, 3, 0),
            (
                Get<int>(measured[0], "FakeCount"),
                Get<int>(measured[0], "RealCount"),
                Get<int>(measured[0], "UnreadableCount")
            )
        );
        Assert.Equal(1.0, Get<double>(measured[0], "Accuracy"));
        Assert.Equal(0.0, Get<double>(measured[1], "BalancedAccuracy"));
    }

    [Fact]
    public void Each_condition_that_is_asked_for_is_an_object()
    {
        MakeSet("sets/one", [255, 200], [0, 10]);
        IReadOnlyList<PSObject> measured = Measure("-Path sets -Condition AsIs,jpeg75,Resize0.5+WebP80,Blur1 -Mean")
            .ThrowIfFailed();
        Assert.Equal(
            ["AsIs", "Jpeg75", "Resize0.5+WebP80", "Blur1"],
            measured.Where(m => $"{m.Properties["Kind"].Value}" == "Set").Select(m => Get<string>(m, "Condition"))
        );
        Assert.Equal(4, measured.Count(m => $"{m.Properties["Kind"].Value}" == "Mean"));
        Assert.Equal(4, measured.Count(m => $"{m.Properties["Kind"].Value}" == "All"));
    }

    [Theory]
    [InlineData("Jpeg0")]
    [InlineData("Jpeg101")]
    [InlineData("Jpeg90.5")]
    [InlineData("Sharpen1")]
    [InlineData("Resize")]
    public void What_is_no_condition_is_refused_with_what_is(string condition)
    {
        MakeSet("sets/one", [255], [0]);
        RunResult result = Measure($"-Path sets -Condition {condition}");
        Assert.Contains("Jpeg1 to Jpeg100", $"{Assert.Single(result.Errors)}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_file_is_an_error_and_is_counted_not_left_out_in_silence()
    {
        MakeSet("sets/one", [255, 200], [0, 10]);
        _sandbox.Damaged("sets/one/1_fake/broken.png");
        RunResult result = Measure("-Path sets");
        Assert.Single(result.Errors);
        Assert.Contains("broken.png", $"{result.Errors[0].TargetObject}", StringComparison.Ordinal);
        PSObject measured = Assert.Single(result.Output);
        Assert.Equal((2, 1), (Get<int>(measured, "FakeCount"), Get<int>(measured, "UnreadableCount")));
    }

    [Fact]
    public void Fakes_alone_have_a_distribution_and_no_ap()
    {
        Grey("mine/a.png", 255);
        Grey("mine/b.png", 0);
        PSObject measured = Assert.Single(Measure("-FakePath mine").ThrowIfFailed());
        Assert.Equal("mine", Get<string>(measured, "Generator"));
        Assert.Null(measured.Properties["AP"].Value);
        Assert.Null(measured.Properties["RealLogits"].Value);
        Assert.Equal(0.5, Get<double>(measured, "TruePositiveRate"));
        Assert.Equal(2, Get<int>(PSObject.AsPSObject(measured.Properties["FakeLogits"].Value), "Count"));
    }

    [Fact]
    public void Reals_alone_have_a_false_positive_rate_with_exact_bounds()
    {
        for (int i = 0; i < 20; i++)
            Grey($"photos/{i}.png", i == 0 ? (byte)255 : (byte)0);
        PSObject measured = Assert.Single(Measure("-RealPath photos").ThrowIfFailed());
        Assert.Null(measured.Properties["AP"].Value);
        Assert.Equal(0.05, Get<double>(measured, "FalsePositiveRate"), 1e-12);
        // scipy.stats.beta.ppf(.025, 1, 20), beta.ppf(.975, 2, 19)
        Assert.Equal(0.001265089105, Get<double>(measured, "FalsePositiveLow"), 1e-9);
        Assert.Equal(0.248732762772, Get<double>(measured, "FalsePositiveHigh"), 1e-9);
    }

    [Fact]
    public void Fakes_alone_are_measured_against_a_pool_of_reals_by_name_or_folder()
    {
        Grey("sets/sdxl/1_fake/a.png", 255);
        Grey("sets/real-night/0_real/b.png", 0);
        Grey("sets/real-web/0_real/c.png", 250);
        Grey("elsewhere/d.png", 10);
        PSObject named = Find(Measure("-Path sets -RealSet real-*").ThrowIfFailed(), "sdxl");
        Assert.Equal(
            ("real-*", 2, "Balanced"),
            (Get<string>(named, "Reals"), Get<int>(named, "RealCount"), Get<string>(named, "Weighting"))
        );
        Assert.Equal(1.0, Get<double>(named, "AP"));
        PSObject folder = Find(Measure("-Path sets -RealSet elsewhere -Weighting Count").ThrowIfFailed(), "sdxl");
        Assert.Equal((1, "Count"), (Get<int>(folder, "RealCount"), Get<string>(folder, "Weighting")));
        Assert.Equal(["RealSetNotFound"], Measure("-Path sets -RealSet nowhere").ErrorIds);
    }

    [Fact]
    public void A_scores_file_makes_a_second_run_read_no_picture()
    {
        MakeSet("sets/one", [255, 200], [0, 10]);
        Measure("-Path sets -ScoresPath out/scores.csv").ThrowIfFailed();
        foreach (string picture in Directory.GetFiles(_sandbox.PathOf("sets/one/1_fake")))
            Overwrite(picture, "no picture any more");
        IReadOnlyList<PSObject> again = Measure("-Path sets -ScoresPath out/scores.csv").ThrowIfFailed();
        Assert.Equal(1.0, Get<double>(Assert.Single(again), "AP"));
        Directory.Delete(_sandbox.PathOf("sets"), recursive: true);
        Assert.Equal(1.0, Get<double>(Assert.Single(Measure("-ScoresPath out/scores.csv").ThrowIfFailed()), "AP"));
    }

    [Fact]
    public void A_run_that_was_killed_goes_on_from_its_scores_file()
    {
        MakeSet("sets/one", [255, 200, 150], [0, 10, 20]);
        PSObject whole = Assert.Single(Measure("-Path sets -ScoresPath scores.csv -Condition AsIs").ThrowIfFailed());
        string[] lines = File.ReadAllLines(_sandbox.PathOf("scores.csv"));
        Assert.Equal(7, lines.Length);
        File.WriteAllText(_sandbox.PathOf("scores.csv"), string.Join('\n', lines[..4]) + "\n" + lines[4][..30]);
        PSObject resumed = Assert.Single(Measure("-Path sets -ScoresPath scores.csv -Condition AsIs").ThrowIfFailed());
        Assert.Equal(Get<double>(whole, "APLow"), Get<double>(resumed, "APLow"));
        Assert.Equal(
            lines.Order(StringComparer.Ordinal),
            File.ReadAllLines(_sandbox.PathOf("scores.csv")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Scores_are_kept_when_what_comes_after_ends_the_pipeline()
    {
        MakeSet("sets/a", [255, 200], [0, 10]);
        MakeSet("sets/b", [255, 200], [0, 10]);
        // A break leaves the loop around the pipeline, and ends the command with it.
        RunResult result = In(
            "foreach ($once in 1) { Measure-DetectorAP sets -ScoresPath scores.csv -ThrottleLimit 1 -Model $args[0] | ForEach-Object { $_; break } }"
        );
        Assert.Equal("a", Get<string>(Assert.Single(result.ThrowIfFailed()), "Generator"));
        int kept = File.ReadAllLines(_sandbox.PathOf("scores.csv")).Length - 1;
        Assert.True(kept >= 8, $"{kept} rows of the first set's 8 were kept.");
        Assert.Equal(["a", "b"], Measure("-Path sets -ScoresPath scores.csv").Values<string>("Generator"));
    }

    [Fact]
    public void Kept_scores_are_judged_by_the_threshold_that_the_card_has_now()
    {
        MakeSet("sets/one", [255, 200], [0, 10]);
        Measure("-Path sets -ScoresPath scores.csv").ThrowIfFailed();
        TinyModel.Copy(_sandbox.PathOf("never"), card => card["threshold"] = 1);
        PSObject measured = Assert.Single(
            In("Measure-DetectorAP sets -ScoresPath scores.csv -Model never").ThrowIfFailed()
        );
        Assert.Equal(
            ("never", 1.0, 0.0),
            (
                Get<string>(measured, "Model"),
                Get<double>(measured, "Threshold"),
                Get<double>(measured, "TruePositiveRate")
            )
        );
    }

    [Fact]
    public void A_changed_picture_is_scored_again()
    {
        MakeSet("sets/one", [255], [0]);
        Measure("-Path sets -ScoresPath scores.csv").ThrowIfFailed();
        File.WriteAllBytes(_sandbox.PathOf("sets/one/1_fake/0.png"), Png.Grey(0, 50));
        Assert.Equal(
            0.0,
            Get<double>(Assert.Single(Measure("-Path sets -ScoresPath scores.csv").ThrowIfFailed()), "TruePositiveRate")
        );
    }

    [Fact]
    public void Another_file_is_never_taken_for_a_scores_file()
    {
        MakeSet("sets/one", [255], [0]);
        _sandbox.Text("notes.txt", "keep me\n");
        Assert.Equal(["ScoresInvalid"], Measure("-Path sets -ScoresPath notes.txt").ErrorIds);
        Assert.Equal("keep me\n", File.ReadAllText(_sandbox.PathOf("notes.txt")));
    }

    [Fact]
    public void Results_are_measured_from_the_pipeline_with_labels_of_a_property_a_script_or_the_folder()
    {
        MakeSet("sets/one", [255, 200], [0, 210]);
        const string scan = "Test-FakeImage sets -Recurse -Model $args[0] | ";
        foreach (
            string how in new[]
            {
                "Measure-DetectorAP",
                "Measure-DetectorAP -LabelProperty { $_.Path -like '*1_fake*' }",
                "ForEach-Object { [pscustomobject]@{ Logit = $_.Logit; Truth = ($_.Path -like '*1_fake*') ? 'fake' : 'real' } } | Measure-DetectorAP -LabelProperty Truth",
            }
        )
        {
            PSObject measured = Assert.Single(In(scan + how).ThrowIfFailed());
            Assert.Equal((2, 2), (Get<int>(measured, "FakeCount"), Get<int>(measured, "RealCount")));
            Assert.Equal(5 / 6.0, Get<double>(measured, "AP"), 1e-12);
        }
    }

    [Fact]
    public void An_object_without_a_score_or_label_is_an_error_and_the_others_count()
    {
        RunResult result = _session.Run(
            """
            [pscustomobject]@{ Logit = 1; Label = 1 }, [pscustomobject]@{ Logit = 0; Label = 'real' }, [pscustomobject]@{ Label = 1 },
            [pscustomobject]@{ Logit = 0; Label = 'perhaps' } | Measure-DetectorAP -LabelProperty Label
            """
        );
        Assert.Equal(["NotAScore", "NotAScore"], result.ErrorIds);
        Assert.Equal(1.0, Get<double>(Assert.Single(result.Output), "AP"));
    }

    [Fact]
    public void The_reference_csv_is_eval_pys_file_to_the_byte()
    {
        MakeSet("sets/biggan", [255, 200], [0, 210]);
        MakeSet("sets/san", [255], [0]);
        string text = (string)Assert.Single(Measure("-Path sets -AsReferenceCsv").ThrowIfFailed()).BaseObject;
        Assert.Equal(
            "tiny-detector model testing on...\r\ntestset,accuracy,avg precision\r\nbiggan,0.75,0.8333333333333333\r\nsan,1.0,1.0\r\n",
            text
        );
    }

    [Fact]
    public void Published_figures_stand_beside_ours_where_names_match()
    {
        string scores = _sandbox.Text(
            "scores.csv",
            ScoresCsv.Text([
                ScoresCsv.Row("paper-biggan", 1, "a", 1),
                ScoresCsv.Row("paper-biggan", 0, "b", 0),
                ScoresCsv.Row("sdxl", 1, "c", 1),
                ScoresCsv.Row("sdxl", 0, "d", 0),
            ])
        );
        IReadOnlyList<PSObject> measured = _session
            .Run("Measure-DetectorAP -ScoresPath $args[0] -CompareWith Published", scores)
            .ThrowIfFailed();
        Assert.Equal(0.882, Get<double>(measured[0], "PublishedAP"), 1e-12);
        Assert.Equal(0.59, Get<double>(measured[0], "PublishedAccuracy"), 1e-12);
        Assert.Equal(0.118, Get<double>(measured[0], "APDifference"), 1e-12);
        Assert.Null(measured[1].Properties["PublishedAP"].Value);
        PSObject other = _session
            .Run("Measure-DetectorAP -ScoresPath $args[0] -CompareWith NoAugmentation", scores)
            .ThrowIfFailed()[0];
        Assert.Equal(0.722, Get<double>(other, "PublishedAP"), 1e-12);
    }

    [Fact]
    public void A_set_whose_formats_tell_its_labels_brings_a_warning()
    {
        string scores = _sandbox.Text(
            "scores.csv",
            ScoresCsv.Text([
                ScoresCsv.Row("leaky", 1, "a", 1),
                ScoresCsv.Row("leaky", 0, "b", 0),
                ScoresCsv.Row("leaky", 1, "a", 0, "Jpeg90"),
                ScoresCsv.Row("leaky", 0, "b", 1, "Jpeg90"),
                ScoresCsv.Row("sound", 1, "c", 1),
                ScoresCsv.Row("sound", 0, "d", 0),
                ScoresCsv.Row("sound", 1, "c", 1, "Jpeg90"),
                ScoresCsv.Row("sound", 0, "d", 0, "Jpeg90"),
            ])
        );
        RunResult result = _session.Run("Measure-DetectorAP -ScoresPath $args[0]", scores);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("leaky 1.00 against 0.50", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("sound", warning, StringComparison.Ordinal);
        Assert.Equal([0.5, 0.0], result.Values<double>("FormatGap"));
    }

    [Fact]
    public void Several_models_are_measured_one_after_the_other()
    {
        string scores = _sandbox.Text(
            "scores.csv",
            ScoresCsv.Text([
                ScoresCsv.Row("s", 1, "a", 1, model: "first"),
                ScoresCsv.Row("s", 0, "b", 0, model: "first"),
                ScoresCsv.Row("s", 1, "a", 0, model: "second"),
                ScoresCsv.Row("s", 0, "b", 1, model: "second"),
            ])
        );
        Assert.Equal(
            ["first", "second"],
            _session.Run("Measure-DetectorAP -ScoresPath $args[0]", scores).Values<string>("Model")
        );
        Assert.Equal(
            ["second"],
            _session.Run("Measure-DetectorAP -ScoresPath $args[0] -Model Second", scores).Values<string>("Model")
        );
    }

    [Fact]
    public void Classes_are_pooled_and_apart_with_ByClass()
    {
        MakeSet("sets/progan/cat", [255], [0]);
        MakeSet("sets/progan/dog", [0], [255]);
        Assert.Equal(["progan"], Measure("-Path sets").Values<string>("Generator"));
        Assert.Equal(["progan/cat", "progan/dog"], Measure("-Path sets -ByClass").Values<string>("Generator"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_it_holds_the_figure()
    {
        MakeSet("sets/one", [255, 100, 150, 90, 200], [0, 110, 20, 160, 50]);
        PSObject[] runs = [.. "001".Select(seed => Assert.Single(Measure($"-Path sets -Seed {seed}").ThrowIfFailed()))];
        (double Low, double High)[] ends = [.. runs.Select(r => (Get<double>(r, "APLow"), Get<double>(r, "APHigh")))];
        Assert.Equal(ends[0], ends[1]);
        Assert.True(ends[0].Low < Get<double>(runs[0], "AP") && Get<double>(runs[0], "AP") < ends[0].High);
    }

    [Fact]
    public void A_folder_without_labels_is_an_error_and_the_next_folder_goes_on()
    {
        MakeSet("good", [255], [0]);
        Grey("bad/a.png", 0);
        RunResult result = Measure("-Path bad,good");
        Assert.Equal(["DatasetWithoutLabels"], result.ErrorIds);
        Assert.Equal("good", Get<string>(Assert.Single(result.Output), "Generator"));
    }

    private static T Get<T>(PSObject item, string property) =>
        LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value);

    private static PSObject Find(IReadOnlyList<PSObject> measured, string name) =>
        measured.Single(m => Get<string>(m, "Generator") == name);

    private RunResult Measure(string parameters) => In($"Measure-DetectorAP {parameters} -Model $args[0]");

    private RunResult In(string script) =>
        _session.Run($"Set-Location $args[1]; {script}", Repository.TinyDetector, _sandbox.Root);

    private void MakeSet(string folder, byte[] fakes, byte[] reals)
    {
        for (int i = 0; i < fakes.Length; i++)
            Grey($"{folder}/1_fake/{i}.png", fakes[i]);
        for (int i = 0; i < reals.Length; i++)
            Grey($"{folder}/0_real/{i}.png", reals[i]);
    }

    private void Grey(string name, byte value) => _sandbox.Picture(name, value);

    // The same length and time as before, so that only reading would tell.
    private static void Overwrite(string file, string content)
    {
        FileInfo before = new(file);
        (long length, DateTime time) = (before.Length, before.LastWriteTimeUtc);
        // The signature stays: the search takes a file for a picture by its content.
        byte[] bytes = new byte[length];
        File.ReadAllBytes(file).AsSpan(0, 8).CopyTo(bytes);
        System.Text.Encoding.UTF8.GetBytes(
            content.AsSpan(0, (int)Math.Min(length - 8, content.Length)),
            bytes.AsSpan(8)
        );
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, time);
    }
}
