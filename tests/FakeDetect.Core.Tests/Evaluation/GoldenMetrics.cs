using System.Text.Json;
using FakeDetect.Evaluation.Metrics;

namespace FakeDetect.Evaluation;

/// <summary>golden/evaluation/metrics.json, which golden/evaluation/metrics.py made with scikit-learn, scipy and torch.</summary>
internal static class GoldenMetrics
{
    private static readonly Lazy<JsonDocument> s_document = new(() =>
        JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "evaluation", "metrics.json"))
        )
    );

    internal static JsonElement Root => s_document.Value.RootElement;

    internal static IEnumerable<string> CaseNames =>
        Root.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!);

    internal static JsonElement Case(string name) =>
        Root.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    internal static double[] Doubles(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    internal static ScoreSet Scores(this JsonElement element, bool weighted = false) =>
        new(
            element.Doubles("scores"),
            [.. element.GetProperty("labels").EnumerateArray().Select(e => e.GetInt32() == 1)],
            weighted ? element.Doubles("weights") : null
        );
}
