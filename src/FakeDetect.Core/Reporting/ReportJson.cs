using System.Text.Encodings.Web;
using System.Text.Json;
using FakeDetect.Models;
using FakeDetect.Spectra;

namespace FakeDetect.Reporting;

/// <summary>
/// The facts of a report as JSON: the twin beside the page, and what the page's own table is made of. The default encoder
/// escapes what HTML could take for markup.
/// </summary>
public static class ReportJson
{
    /// <summary>Writes the twin.</summary>
    /// <param name="target">Where to; left open.</param>
    /// <param name="report">The facts.</param>
    /// <param name="indented">With line breaks, for people.</param>
    public static void Write(Stream target, FakenessReport report, bool indented)
    {
        ArgumentNullException.ThrowIfNull(report);
        using Utf8JsonWriter json = new(
            target,
            new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.Default }
        );
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteString("title", report.Title);
        json.WriteString("description", report.Description);
        json.WriteString("created", report.Created);
        json.WriteString("command", report.Command);
        json.WriteStartObject("environment");
        foreach ((string name, string value) in report.Environment)
            json.WriteString(name, value);
        json.WriteEndObject();
        WriteSummary(json, report);
        WriteStrings(json, "meaning", VerdictMeaning.Sentences);
        WriteStrings(json, "notes", report.Notes);
        json.WriteStartArray("models");
        foreach (ReportModel model in report.Models)
            WriteModel(json, model);
        json.WriteEndArray();
        json.WriteStartArray("gallery");
        foreach (int place in report.Gallery)
            json.WriteNumberValue(place);
        json.WriteEndArray();
        json.WriteStartArray("pictures");
        foreach (ReportPicture picture in report.Pictures)
            WritePicture(json, picture, report.ModelOf(picture));
        json.WriteEndArray();
        json.WriteStartArray("spectra");
        foreach (ReportSpectrum spectrum in report.Spectra)
            WriteSpectrum(json, spectrum);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, FakenessReport report)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("pictures", report.Pictures.Count);
        foreach (string verdict in ReportSummary.Verdicts)
            json.WriteNumber(
                JsonNamingPolicy.CamelCase.ConvertName(verdict),
                report.Pictures.Count(p => p.Verdict == verdict)
            );
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, ReportModel model)
    {
        json.WriteStartObject();
        json.WriteString("name", model.Name);
        json.WriteString("sha256", model.Sha256);
        json.WritePropertyName("card");
        if (model.Card is { } card)
            json.WriteRawValue(JsonSerializer.Serialize(card, ModelCardJson.Default.ModelCard));
        else
            json.WriteNullValue();
        json.WriteStartArray("errorRates");
        foreach (ErrorRate rate in model.Rates)
        {
            json.WriteStartObject();
            json.WriteString("kind", rate.Kind);
            WriteNumber(json, "errors", rate.Errors);
            WriteNumber(json, "count", rate.Count);
            WriteNumber(json, "rate", rate.Rate);
            WriteNumber(json, "low", rate.Low);
            WriteNumber(json, "high", rate.High);
            json.WriteString("source", rate.Source);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePicture(Utf8JsonWriter json, ReportPicture picture, int model)
    {
        json.WriteStartObject();
        json.WriteString("path", picture.Path);
        json.WriteString("verdict", picture.Verdict);
        WriteNumber(json, "probability", picture.Probability);
        WriteNumber(json, "logit", picture.Logit);
        WriteNumber(json, "threshold", picture.Threshold);
        WriteNumber(json, "calibratedProbability", picture.CalibratedProbability);
        WriteNumber(json, "likelihoodRatio", picture.LikelihoodRatio);
        WriteText(json, "support", picture.Support);
        json.WriteNumber("model", model);
        WriteText(json, "view", picture.View);
        WriteNumber(json, "width", picture.Width);
        WriteNumber(json, "height", picture.Height);
        WriteText(json, "format", picture.Format);
        WriteNumber(json, "length", picture.Length);
        WriteText(json, "sha256", picture.Sha256);
        WriteText(json, "device", picture.Device);
        if (picture.Timestamp is { } scored)
            json.WriteString("timestamp", scored);
        if (picture.Modified is { } modified)
            json.WriteString("modified", modified);
        json.WriteString("file", picture.State.ToString());
        if (picture.Notes.Count > 0)
            WriteStrings(json, "notes", picture.Notes);
        WriteText(json, "stability", picture.Stability);
        WriteText(json, "heatmapPath", picture.HeatmapPath);
        if (picture.Map is { } map)
            WriteMap(json, map);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, ReportMap map)
    {
        json.WriteStartObject("map");
        json.WriteNumber("width", map.Width);
        json.WriteNumber("height", map.Height);
        json.WriteNumber("stride", map.Stride);
        json.WriteNumber("left", map.Left);
        json.WriteNumber("top", map.Top);
        json.WriteStartArray("values");
        foreach (float value in map.Values)
        {
            if (float.IsNaN(value))
                json.WriteNullValue();
            else
                json.WriteNumberValue(MathF.Round(value, 3));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpectrum(Utf8JsonWriter json, ReportSpectrum spectrum)
    {
        json.WriteStartObject();
        json.WriteNumber("picture", spectrum.Picture);
        json.WriteNumber("size", spectrum.Size);
        json.WriteStartArray("peaks");
        foreach (SpectrumPeak peak in spectrum.Peaks)
        {
            json.WriteStartObject();
            WriteNumber(json, "frequencyX", peak.FrequencyX);
            WriteNumber(json, "frequencyY", peak.FrequencyY);
            WriteNumber(json, "height", peak.Height);
            WriteNumber(json, "upsamplingFactor", peak.UpsamplingFactor);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    // What is not a number, and infinities, have no place in JSON.
    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
    }
}
