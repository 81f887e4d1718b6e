using System.Text.Json;
using FakeDetect.Charts;
using FakeDetect.Evaluation.Calibrating;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Numerics;
using FakeDetect.Scoring;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class CalibrationTests
{
    private static readonly JsonElement s_golden = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "evaluation", "calibration.json")))
        .RootElement;

    public static TheoryData<string> Cases =>
        [.. s_golden.EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Platts_and_temperature_scaling_end_where_scipys_optimiser_does(string name)
    {
        JsonElement golden = Case(name);
        LogitMapping platt = LogisticFit.Platt(golden.Scores());
        double[] expected = golden.Doubles("platt");
        double scale = 1 / Math.Max(1, golden.Doubles("scores").Max(Math.Abs));
        // The optimiser without derivatives stops within about 1e-6 of the minimum.
        Assert.Equal(expected[0], platt.Slope, 2e-5 * Math.Max(Math.Abs(expected[0]), scale));
        Assert.Equal(expected[1], platt.Intercept, 2e-5 * Math.Max(1, Math.Abs(expected[1])));
        LogitMapping temperature = LogisticFit.Temperature(golden.Scores());
        Assert.Equal(
            golden.GetProperty("temperature").GetDouble(),
            temperature.Slope,
            2e-5 * golden.GetProperty("temperature").GetDouble()
        );
        Assert.Equal(0, temperature.Intercept);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bounds_of_the_evidence_are_those_of_a_search_over_a_grid(string name)
    {
        JsonElement golden = Case(name);
        double[] platt = golden.Doubles("platt"),
            expected = golden.Doubles("elub");
        var bounds = EvidenceBounds.Of(golden.Scores().WithScores(x => platt[0] * x + platt[1]));
        Assert.Equal(expected[0], bounds.Low, 2e-4);
        Assert.Equal(expected[1], bounds.High, 2e-4);
    }

    [Fact]
    public void No_ratio_may_exceed_the_number_of_pictures_that_it_rests_on()
    {
        var parted = ScoreSet.Of([.. Enumerable.Repeat(50.0, 40)], [.. Enumerable.Repeat(-50.0, 99)]);
        var bounds = EvidenceBounds.Of(parted);
        // One misleading real among 100 and one fake among 41.
        Assert.Equal(Math.Log(100 * 40 / 41.0), bounds.High, 1e-9);
        Assert.Equal(-Math.Log(41 * 99 / 100.0), bounds.Low, 1e-9);
    }

    [Theory]
    [InlineData(1, "no support for either")]
    [InlineData(1.9, "no support for either")]
    [InlineData(0.6, "no support for either")]
    [InlineData(2, "weak support for a network's picture")]
    [InlineData(0.4, "weak support for a photograph")]
    [InlineData(10, "moderate support for a network's picture")]
    [InlineData(100, "moderately strong support for a network's picture")]
    [InlineData(0.0005, "strong support for a photograph")]
    [InlineData(10_000, "very strong support for a network's picture")]
    [InlineData(1e7, "extremely strong support for a network's picture")]
    public void Words_follow_the_scale_of_ensfi(double ratio, string words) =>
        Assert.Equal(words, EvidenceLevel.Of(ratio));

    [Fact]
    public void The_threshold_lets_through_just_the_wanted_share_of_reals()
    {
        // 200 reals at 1..200: 1 % are two of them.
        DetectorCalibration calibration = Make(
            Rows(fakes: [150, 199.5, 300], reals: [.. Enumerable.Range(1, 200).Select(i => (double)i)]),
            new() { FalsePositiveRate = 0.01 }
        );
        Assert.Equal((2, 200), (calibration.Thresholds.FalsePositives, calibration.Thresholds.Reals));
        Assert.Equal(Interval.ClopperPearsonUpper(2, 200), calibration.Thresholds.FalsePositiveUpper);
        Assert.True(
            calibration.Thresholds.FakeAbove > Probability(198) && calibration.Thresholds.FakeAbove < Probability(199)
        );
    }

    [Fact]
    public void A_guaranteed_rate_holds_with_its_confidence_bound_or_is_refused_with_what_it_takes()
    {
        double[] reals = [.. Enumerable.Range(1, 300).Select(i => (double)i)];
        DetectorCalibration calibration = Make(
            Rows([301], reals),
            new() { FalsePositiveRate = 0.02, Guaranteed = true }
        );
        Assert.True(calibration.Thresholds.FalsePositiveUpper <= 0.02);
        Assert.True(
            Interval.ClopperPearsonUpper(calibration.Thresholds.FalsePositives + 1, 300) > 0.02,
            "One more would break it: the threshold is the lowest."
        );
        var failure = Assert.Throws<DatasetInvalidException>(() =>
            Make(Rows([301], reals), new() { FalsePositiveRate = 0.001, Guaranteed = true })
        );
        Assert.Equal("CalibrationTooSmall", failure.ErrorId);
        Assert.Contains("2995", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_is_kept_in_every_condition()
    {
        ScoreRow[] rows =
        [
            .. Rows([500], [.. Enumerable.Range(1, 100).Select(i => (double)i)]),
            .. Rows([500], [.. Enumerable.Range(1, 100).Select(i => i + 50.0)])
                .Select(r => r with { Condition = "Jpeg90" }),
        ];
        DetectorCalibration calibration = Make(rows, new() { FalsePositiveRate = 0.02 });
        Assert.True(
            calibration.Thresholds.FakeAbove > Probability(148) && calibration.Thresholds.FakeAbove < Probability(149)
        );
        Assert.Equal((2, 100), (calibration.Thresholds.FalsePositives, calibration.Thresholds.Reals));
    }

    [Fact]
    public void No_group_of_reals_exceeds_its_limit()
    {
        ScoreRow[] rows =
        [
            .. Rows([500], [.. Enumerable.Range(1, 400).Select(_ => 0.0)]).Select(r => r with { Class = "photo" }),
            .. Rows([], [.. Enumerable.Range(1, 20).Select(i => (double)i)]).Select(r => r with { Class = "night" }),
        ];
        Assert.Equal(4, Make(rows, new() { FalsePositiveRate = 0.01 }).Thresholds.FalsePositives);
        Assert.Equal(
            1,
            Make(rows, new() { FalsePositiveRate = 0.01, GroupFalsePositiveRate = 0.05 }).Thresholds.FalsePositives
        );
    }

    [Fact]
    public void A_band_between_two_thresholds_is_inconclusive()
    {
        double[] fakes = [.. Enumerable.Range(1, 100).Select(i => (double)i)],
            reals = [.. Enumerable.Range(1, 100).Select(i => i - 20.0)];
        VerdictRule rule = Make(Rows(fakes, reals), new() { FalsePositiveRate = 0.05, MissRate = 0.1 }).Rule;
        Assert.Equal(
            [Verdict.Real, Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Fake],
            new[] { 10.0, 11, 75, 76 }.Select(x => rule.Judge(Probability(x)))
        );
        // Labels that hardly overlap leave no band.
        Assert.Null(
            Make(Rows([10, 11, 12], [0, 1, 2]), new() { FalsePositiveRate = 0.5, MissRate = 0.4 }).Thresholds.RealBelow
        );
    }

    [Fact]
    public void Two_pictures_make_a_threshold_halfway_between_their_logits()
    {
        DetectorCalibration calibration = Make(Rows([3], [-1]), new() { Rule = ThresholdRule.TwoShot });
        Assert.Equal(Logistic.Of(Logit(1)), calibration.Thresholds.FakeAbove, 1e-7);
    }

    [Fact]
    public void The_oracle_is_the_best_threshold_for_these_very_pictures()
    {
        ScoreRow[] rows = Rows([3, 4, -2, 5], [-1, -3, 0.5, -4, -5, -6]);
        double threshold = Make(rows, new() { Rule = ThresholdRule.Oracle }).Thresholds.FakeAbove;
        Assert.True(threshold > Probability(0.5) && threshold < Probability(3));
    }

    [Fact]
    public void Each_source_is_tried_on_a_calibration_made_without_it()
    {
        // Reals of source c score as fakes do: only a calibration that has seen c knows.
        ScoreRow[] rows =
        [
            .. Rows([60, 70, 80, 90], [-60, -70, -80, -90]).Select(r => r with { Class = "a" }),
            .. Rows([60, 70, 80, 90], [-60, -70, -80, -90]).Select(r => r with { Class = "b" }),
            .. Rows([], [50, 55, 58]).Select(r => r with { Class = "c" }),
        ];
        DetectorCalibration calibration = CalibrationBuilder.Make(
            rows,
            new() { FalsePositiveRate = 0.01 },
            null,
            out CalibrationBuilder builder
        );
        Assert.Equal(0, calibration.Thresholds.FalsePositives);
        Assert.Equal(3, calibration.Validation!.Sources);
        Assert.Equal("set/c", calibration.Validation.WorstSource);
        Assert.Equal(1.0, calibration.Validation.WorstFalsePositiveRate);
        Assert.Equal(3 / 11.0, calibration.Validation.FalsePositiveRate!.Value, 1e-12);
        Assert.Contains(builder.HeldOut, h => h is { Source: "set/c", IsFake: false, Count: 3, CalledFake: 3 });
    }

    [Fact]
    public void The_charts_show_the_shares_that_the_ratios_have()
    {
        var ratios = ScoreSet.Of([3, 2, 1, -1], [-2, -2, 0.5, -3]);
        Charts.LineChart tippett = CalibrationCharts.Tippett("m", ratios);
        int neutral = tippett.Series[0].X.ToList().FindIndex(x => x > 0);
        Assert.Equal((0.75, 0.25), (tippett.Series[0].Y[neutral], tippett.Series[1].Y[neutral]));
        Assert.Equal((1.0, 0.0), (tippett.Series[0].Y[0], tippett.Series[1].Y[^1]));
        Charts.ChartSeries observed = CalibrationCharts.Reliability("m", ratios).Series[0];
        // The highest bin holds the fake at 3 alone, the lowest reals alone.
        Assert.Equal((Logistic.Of(3), 1.0, 0.0), (observed.X[^1], observed.Y[^1], observed.Y[0]));
    }

    [Fact]
    public void A_model_that_ranks_the_wrong_way_round_is_refused() =>
        Assert.Equal(
            "CalibrationReversed",
            Assert.Throws<DatasetInvalidException>(() => Make(Rows([-3, -2, -1], [1, 2, 3]), new())).ErrorId
        );

    [Fact]
    public void One_label_alone_is_enough_for_a_false_positive_rate_only()
    {
        Assert.Equal(
            "CalibrationWithoutLabel",
            Assert.Throws<DatasetInvalidException>(() => Make(Rows([], [1, 2, 3]), new())).ErrorId
        );
        Assert.Null(Make(Rows([], [1, 2, 3]), new() { Method = CalibrationMethod.None }).Mapping);
    }

    [Fact]
    public void A_calibration_comes_back_from_its_file_as_it_was_and_a_damaged_one_is_named()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("fakedetect-cal-").FullName, "calibration.json");
        DetectorCalibration made = Make(
            Rows([60, 70, 5], [-60, -70, 8]),
            new() { MissRate = 0.2, FalsePositiveRate = 0.4 }
        );
        CalibrationFile.Write(path, made, overwrite: false);
        DetectorCalibration read = CalibrationFile.Read(path);
        Assert.Equal(
            (made.Mapping, made.Thresholds, made.Log10Maximum, made.Created),
            (read.Mapping, read.Thresholds, read.Log10Maximum, read.Created)
        );
        Assert.Equal(made.RealSources, read.RealSources);
        Assert.Equal(made.LikelihoodRatio(12), read.LikelihoodRatio(12));
        foreach (
            string bad in new[]
            {
                "",
                "{}",
                "null",
                "{ \"model\": 3 }",
                File.ReadAllText(path).Replace("\"slope\": ", "\"slope\": -", StringComparison.Ordinal),
            }
        )
        {
            File.WriteAllText(path, bad);
            Assert.Equal(
                "CalibrationInvalid",
                Assert.Throws<ModelInvalidException>(() => CalibrationFile.Read(path)).ErrorId
            );
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(
            "CalibrationNotFound",
            Assert.Throws<ModelInvalidException>(() => CalibrationFile.Read(path)).ErrorId
        );
    }

    [Fact]
    public void Ratios_stay_within_the_bounds_and_probabilities_do_not()
    {
        DetectorCalibration calibration = Make(Rows([60, 70], [-60, -70]), new());
        Assert.Equal(Math.Pow(10, calibration.Log10Maximum), calibration.LikelihoodRatio(1e6)!.Value, 1e-12);
        Assert.Equal(1, calibration.Probability(1e6)!.Value, 1e-12);
    }

    private static JsonElement Case(string name) =>
        s_golden.EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    private static DetectorCalibration Make(ScoreRow[] rows, CalibrationOptions options) =>
        CalibrationBuilder.Make(rows, options, null, out _);

    // Scores of some hundreds become logits from -5 to 7, where float32 probabilities tell them apart.
    private static float Logit(double score) => (float)(score / 50 - 3);

    private static double Probability(double score) => Sigmoid.Of(Logit(score));

    private static ScoreRow[] Rows(double[] fakes, double[] reals) =>
        [
            .. fakes.Select(
                (s, i) =>
                    new ScoreRow
                    {
                        Model = "m",
                        ModelSha256 = "aa",
                        Set = "set",
                        IsFake = true,
                        Path = $"f{i}",
                        Logit = Logit(s),
                    }
            ),
            .. reals.Select(
                (s, i) =>
                    new ScoreRow
                    {
                        Model = "m",
                        ModelSha256 = "aa",
                        Set = "set",
                        IsFake = false,
                        Path = $"r{i}",
                        Logit = Logit(s),
                    }
            ),
        ];
}
