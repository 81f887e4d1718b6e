using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FakeDetect.Reporting;

/// <summary>
/// A report as one HTML page that needs nothing else: style, script, data and pictures are in it, and a policy in its head
/// keeps a browser from fetching anything. Without the script, all but the table is there.
/// </summary>
public static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="target">Where to; left open.</param>
    /// <param name="report">The facts.</param>
    public static void Write(Stream target, FakenessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using StreamWriter output = new(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        HtmlWriter html = new(output);
        string style = Resource("report.css"),
            script = Resource("report.js");
        output.Write("<!DOCTYPE html>\n");
        html.Open("html", ("lang", "en"));
        WriteHead(html, report, style, script);
        html.Open("body");
        html.Element("a", "Skip to the table", ("href", "#pictures"), ("class", "skip"));
        ReportSections.WriteHeader(html, report);
        html.Open("main");
        ReportSections.WriteSummary(html, report);
        ReportSections.WriteMeaning(html);
        ReportSections.WriteGallery(html, report);
        TableSection.Write(html, report);
        ReportSections.WriteSpectra(html, report);
        CardSection.Write(html, report);
        ReportSections.WriteMethod(html, report);
        html.Close();
        WriteData(html, report);
        html.Open("script").Raw(script).Close();
        html.Close().Close();
    }

    private static void WriteHead(HtmlWriter html, FakenessReport report, string style, string script)
    {
        html.Open("head");
        html.Element("meta", "", ("charset", "utf-8"));
        html.Element("meta", "", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Element(
            "meta",
            "",
            ("http-equiv", "Content-Security-Policy"),
            (
                "content",
                $"default-src 'none'; img-src data:; style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'; base-uri 'none'; form-action 'none'"
            )
        );
        html.Element("meta", "", ("name", "generator"), ("content", $"FakeDetect {report.Environment[0].Value}"));
        html.Element("meta", "", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", report.Title);
        html.Open("style").Raw(style).Close();
        html.Close();
    }

    private static void WriteData(HtmlWriter html, FakenessReport report)
    {
        using MemoryStream facts = new();
        ReportJson.Write(facts, report, indented: false);
        html.Open("script", ("type", "application/json"), ("id", "facts"))
            .Raw(Embeddable(Encoding.UTF8.GetString(facts.GetBuffer(), 0, (int)facts.Length)))
            .Close();
        Dictionary<string, string> thumbnails = report.Thumbnails.ToDictionary(
            pair => pair.Key.ToString(CultureInfo.InvariantCulture),
            pair => Convert.ToBase64String(pair.Value)
        );
        html.Open("script", ("type", "application/json"), ("id", "thumbnails"))
            .Raw(Embeddable(JsonSerializer.Serialize(thumbnails)))
            .Close();
    }

    // In JSON, '<' occurs in strings only; escaped, nothing in them can end the element or begin a comment.
    private static string Embeddable(string json) => json.Replace("<", "\\u003C", StringComparison.Ordinal);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using Stream stream =
            typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        // A browser hashes what it parses, and parsing turns line ends into one kind.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
