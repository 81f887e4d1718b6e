using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FakeDetect.Models;

namespace FakeDetect.Reporting;

/// <summary>The models of a report: their cards, and how often they err.</summary>
internal static class CardSection
{
    // Deeper parts of a card's free-form data are shown as JSON.
    private const int Depth = 4;

    public static void Write(HtmlWriter html, FakenessReport report)
    {
        html.Open("section", ("aria-labelledby", "models"))
            .Element("h2", report.Models.Count == 1 ? "Model" : "Models", ("id", "models"));
        foreach (ReportModel model in report.Models)
        {
            html.Open("article", ("class", "card")).Element("h3", model.Name.Length > 0 ? model.Name : "unnamed model");
            html.Open("dl")
                .Element("dt", "SHA-256 of the network")
                .Open("dd")
                .Element("code", model.Sha256.Length > 0 ? model.Sha256 : "not in the results")
                .Close()
                .Close();
            WriteRates(html, report, model);
            if (model.Card is { } card)
                WriteCard(html, JsonSerializer.SerializeToNode(card, ModelCardJson.Default.ModelCard)!.AsObject());
            else
                html.Element(
                    "p",
                    "No installed model has this network, so nothing is known here of its training, its view and its error rates.",
                    ("class", "warning")
                );
            if (model.Readme is { } readme)
                html.Open("details")
                    .Element("summary", "README of the model")
                    .Element("pre", readme, ("class", "readme"))
                    .Close();
            html.Close();
        }
        html.Close();
    }

    private static void WriteRates(HtmlWriter html, FakenessReport report, ReportModel model)
    {
        html.Element("h4", "Error rates");
        if (model.Rates.Count == 0)
        {
            html.Element(
                "p",
                "The model's card holds no measured error rates: nothing is known of how often its verdicts are wrong on pictures like these.",
                ("class", "warning")
            );
            return;
        }
        double?[] thresholds =
        [
            .. report
                .Pictures.Where(p => p.ModelSha256 == model.Sha256 && p.Model == model.Name)
                .Select(p => p.Threshold)
                .Distinct(),
        ];
        if (model.Card is { } card && thresholds.Any(t => t is { } used && Math.Abs(used - CardThreshold(card)) > 1e-9))
            html.Element(
                "p",
                "These pictures were judged at another threshold than the card's: the rates below do not hold for their verdicts.",
                ("class", "warning")
            );
        html.Open("div", ("class", "scroll"))
            .Open("table")
            .Element(
                "caption",
                "How often verdicts of this model are wrong, with 95 % bounds (Clopper and Pearson) where the counts are known",
                ("class", "hidden")
            );
        html.Open("thead").Open("tr");
        foreach (string head in new[] { "Pictures and error", "Errors", "Rate", "From", "To", "Source in the card" })
            html.Element(
                "th",
                head,
                ("scope", "col"),
                ("class", head is "Errors" or "Rate" or "From" or "To" ? "number" : null)
            );
        html.Close().Close().Open("tbody");
        foreach (ErrorRate rate in model.Rates)
        {
            html.Open("tr").Element("th", rate.Kind, ("scope", "row"));
            html.Element(
                "td",
                rate is { Errors: { } errors, Count: { } count }
                    ? string.Create(CultureInfo.InvariantCulture, $"{errors} of {count}")
                    : "",
                ("class", "number")
            );
            html.Element("td", Percent(rate.Rate), ("class", "number"))
                .Element("td", Percent(rate.Low), ("class", "number"))
                .Element("td", Percent(rate.High), ("class", "number"));
            html.Element("td", rate.Source).Close();
        }
        html.Close().Close().Close();
    }

    private static double CardThreshold(ModelCard card) =>
        card.Calibration?["thresholds"]?["fakeAbove"] is JsonValue value && value.TryGetValue(out double threshold)
            ? threshold
            : card.Threshold;

    private static void WriteCard(HtmlWriter html, JsonObject card)
    {
        html.Open("details", ("open", true)).Element("summary", "Model card");
        WriteObject(html, card, 0);
        html.Close();
    }

    private static void WriteObject(HtmlWriter html, JsonObject json, int depth)
    {
        html.Open("dl");
        foreach ((string name, JsonNode? value) in json)
        {
            html.Element("dt", name).Open("dd");
            WriteValue(html, value, depth);
            html.Close();
        }
        html.Close();
    }

    private static void WriteValue(HtmlWriter html, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } json when depth < Depth:
                if (depth == 0 && json.Count > 4)
                    html.Open("details")
                        .Element("summary", string.Create(CultureInfo.InvariantCulture, $"{json.Count} entries"));
                WriteObject(html, json, depth + 1);
                if (depth == 0 && json.Count > 4)
                    html.Close();
                break;
            case JsonArray array when array.All(v => v is JsonValue or null):
                html.Text(string.Join(", ", array.Select(v => v?.ToString() ?? "-")));
                break;
            case JsonArray or JsonObject:
                html.Element("code", value.ToJsonString(s_plain));
                break;
            default:
                html.Text(value?.ToString() is { Length: > 0 } text ? text : "not stated");
                break;
        }
    }

    // Escaped as HTML when it is written, so once is enough.
    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Percent(double? rate) =>
        rate is { } value ? (100 * value).ToString("0.0#", CultureInfo.InvariantCulture) + " %" : "";
}
