using System.Management.Automation;
using System.Text.Json;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>The command of the bench protocol against the protocol's own script; golden/protocol/make.py made the values.</summary>
public sealed class BenchProtocolTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Measure_DetectorAP_gives_the_figures_of_the_bench_protocols_script()
    {
        using Sandbox sandbox = new();
        using ModuleSession session = new();
        using var golden = JsonDocument.Parse(
            File.ReadAllBytes(
                Path.Combine(
                    Repository.Root,
                    "tests",
                    "FakeDetect.PowerShell.Tests",
                    "golden",
                    "protocol",
                    "protocol.json"
                )
            )
        );
        string scores = sandbox.Text(
            "scores.csv",
            ScoresCsv.Text(
                golden
                    .RootElement.GetProperty("rows")
                    .EnumerateArray()
                    .Select(r =>
                        ScoresCsv.Row(
                            r[1].GetString()!,
                            r[2].GetInt32(),
                            r[3].GetString()!,
                            r[4].GetDouble(),
                            r[0].GetString()!
                        )
                    )
            )
        );

        IReadOnlyList<PSObject> measured = session
            .Run(
                "Measure-DetectorAP -ScoresPath $args[0] -RealSet 'real-*' -Condition AsIs,Jpeg90,Jpeg75 -Mean -MeanOf @{ paper = 'paper-*' } -Replicates 20 -WarningAction Ignore",
                scores
            )
            .ThrowIfFailed();

        foreach (JsonElement expected in golden.RootElement.GetProperty("expected").EnumerateArray())
        {
            string condition = expected.GetProperty("condition").GetString()!;
            PSObject Find(string name, string kind) =>
                measured.Single(m =>
                    (string)m.Properties["Generator"].Value == name
                    && $"{m.Properties["Condition"].Value}" == condition
                    && $"{m.Properties["Kind"].Value}" == kind
                );
            double Figure(PSObject m, string property) => (double)m.Properties[property].Value;

            foreach (JsonProperty set in expected.GetProperty("ap").EnumerateObject())
                Assert.Equal(set.Value.GetDouble(), Figure(Find(set.Name, "Set"), "AP"), Tolerance);
            foreach (JsonProperty set in expected.GetProperty("auc").EnumerateObject())
                Assert.Equal(set.Value.GetDouble(), Figure(Find(set.Name, "Set"), "AUC"), Tolerance);
            foreach (JsonProperty set in expected.GetProperty("fpr").EnumerateObject())
                Assert.Equal(set.Value.GetDouble(), Figure(Find(set.Name, "Set"), "FalsePositiveRate"), Tolerance);
            Assert.Equal(
                expected.GetProperty("mean_ap").GetDouble(),
                Figure(Find("(mean of sets)", "Mean"), "AP"),
                Tolerance
            );
            Assert.Equal(
                expected.GetProperty("mean_auc").GetDouble(),
                Figure(Find("(mean of sets)", "Mean"), "AUC"),
                Tolerance
            );
            Assert.Equal(expected.GetProperty("paper_ap").GetDouble(), Figure(Find("paper", "Mean"), "AP"), Tolerance);
            Assert.Equal(
                expected.GetProperty("pool_fpr").GetDouble(),
                Figure(Find("(all pictures)", "All"), "FalsePositiveRate"),
                Tolerance
            );
            Assert.Equal(
                expected.GetProperty("tpr").GetDouble(),
                Figure(Find("(all pictures)", "All"), "TruePositiveRate"),
                Tolerance
            );
        }
    }
}
