using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class CompareDetectorCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void The_better_model_is_better_by_an_interval_that_holds_no_zero()
    {
        // Both rank the same pictures; the second errs on five of forty, the first on none.
        Scores(
            ("good", i => i % 2 == 1 ? 3 + i * 0.01 : -3),
            (
                "worse",
                i =>
                    i is 1 or 3 or 5 or 7 or 9 ? -5
                    : i % 2 == 1 ? 3 + i * 0.01
                    : -3
            )
        );
        PSObject compared = Assert.Single(
            Run("Compare-Detector -ScoresPath scores.csv -Baseline worse").ThrowIfFailed()
        );
        Assert.Equal(("good", "worse"), (Get<string>(compared, "Model"), Get<string>(compared, "Baseline")));
        Assert.Equal(1.0, Get<double>(compared, "AP"));
        Assert.True(Get<double>(compared, "APDifferenceLow") > 0);
        Assert.True(
            Get<double>(compared, "APDifferenceLow") < Get<double>(compared, "APDifference")
                && Get<double>(compared, "APDifference") < Get<double>(compared, "APDifferenceHigh")
        );
        Assert.Equal(35 / 40.0, Get<double>(compared, "Agreement"), 1e-12);
        Assert.True(Get<double>(compared, "Superior") > 0.95);
    }

    [Fact]
    public void A_model_against_itself_under_another_name_differs_by_nothing()
    {
        Scores(("one", i => i % 7), ("other", i => i % 7));
        PSObject compared = Assert.Single(Run("Compare-Detector -ScoresPath scores.csv").ThrowIfFailed());
        Assert.Equal(
            (0.0, 0.0, 0.0, 0.5, 1.0),
            (
                Get<double>(compared, "APDifference"),
                Get<double>(compared, "APDifferenceLow"),
                Get<double>(compared, "APDifferenceHigh"),
                Get<double>(compared, "Superior"),
                Get<double>(compared, "Agreement")
            )
        );
    }

    [Fact]
    public void Only_pictures_that_both_have_a_score_of_count()
    {
        Scores(("one", i => i), ("other", i => i));
        File.WriteAllLines(
            _sandbox.PathOf("scores.csv"),
            File.ReadAllLines(_sandbox.PathOf("scores.csv"))
                .Where(l =>
                    !l.StartsWith("other", StringComparison.Ordinal) || !l.Contains("/3.png", StringComparison.Ordinal)
                )
        );
        PSObject compared = Assert.Single(Run("Compare-Detector -ScoresPath scores.csv").ThrowIfFailed());
        Assert.Equal((19, 20), (Get<int>(compared, "FakeCount"), Get<int>(compared, "RealCount")));
    }

    [Fact]
    public void Pictures_are_scored_by_each_model_and_means_compared()
    {
        TinyModel.Copy(_sandbox.PathOf("strict"), card => card["threshold"] = 0.999);
        foreach (string set in new[] { "a", "b" })
        {
            _sandbox.White($"sets/{set}/1_fake/x.png");
            _sandbox.Black($"sets/{set}/0_real/y.png");
        }

        // One network under two names: scores are the same, verdicts need not be.
        RunResult result = Run("Compare-Detector sets -Model $args[0],strict -Mean -Condition AsIs");
        Assert.Equal(["a", "b", "(mean of sets)"], result.Values<string>("Generator"));
        Assert.Equal([0.0, 0.0, 0.0], result.Values<double>("APDifference"));
        Assert.Equal(["strict", "strict", "strict"], result.Values<string>("Model"));
    }

    [Fact]
    public void One_model_alone_is_an_error_that_says_so()
    {
        Scores(("one", i => i));
        Assert.Equal(["ComparisonOfOne"], Run("Compare-Detector -ScoresPath scores.csv").ErrorIds);
    }

    private static T Get<T>(PSObject item, string property) =>
        LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value);

    private void Scores(params (string Model, Func<int, double> Logit)[] models) =>
        _sandbox.Text(
            "scores.csv",
            ScoresCsv.Text(
                models.SelectMany(m =>
                    Enumerable
                        .Range(0, 40)
                        .Select(i => ScoresCsv.Row("set", i % 2, $"set/{i}.png", m.Logit(i), model: m.Model))
                )
            )
        );

    private RunResult Run(string script) =>
        _session.Run($"Set-Location $args[1]; {script}", Repository.TinyDetector, _sandbox.Root);
}
