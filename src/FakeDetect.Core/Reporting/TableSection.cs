namespace FakeDetect.Reporting;

/// <summary>The frame of the table of all pictures; the page's script fills it from the facts.</summary>
internal static class TableSection
{
    private static readonly (string Key, string Label, bool Number)[] s_columns =
    [
        ("name", "Name", false),
        ("verdict", "Verdict", false),
        ("probability", "Probability", true),
        ("logit", "Logit", true),
        ("size", "Size", true),
        ("format", "Format", false),
        ("model", "Model", false),
        ("notes", "Notes", true),
    ];

    public static void Write(HtmlWriter html, FakenessReport report)
    {
        html.Open("section", ("aria-labelledby", "pictures"))
            .Element("h2", "All pictures", ("id", "pictures"), ("tabindex", -1));
        html.Open("noscript")
            .Element(
                "p",
                "This table is sorted and filtered by the page's own script, which is turned off. The JSON file of the same name holds every row."
            )
            .Close();
        html.Open("div", ("id", "tool"), ("hidden", true));
        WriteFilters(html, report);
        html.Open("div", ("class", "scroll")).Open("table", ("id", "table"));
        html.Element(
            "caption",
            "Scored pictures. Column heads sort; the first button of a row opens its details.",
            ("class", "hidden")
        );
        html.Open("thead").Open("tr").Element("th", "Picture", ("scope", "col"));
        foreach ((string key, string label, bool number) in s_columns)
        {
            html.Open(
                "th",
                ("scope", "col"),
                ("class", number ? "number" : null),
                ("aria-sort", "none"),
                ("data-key", key)
            );
            html.Element("button", label, ("type", "button")).Close();
        }
        html.Close().Close().Open("tbody", ("id", "rows")).Close().Close().Close();
        html.Open("nav", ("class", "pages"), ("aria-label", "Pages of the table"));
        html.Element("button", "Previous", ("type", "button"), ("id", "previous"))
            .Element("span", "", ("id", "page"))
            .Element("button", "Next", ("type", "button"), ("id", "next"));
        html.Open("label").Text("Rows a page ").Open("select", ("id", "size"));
        foreach (string size in new[] { "25", "50", "100", "250", "1000" })
            html.Element("option", size, ("value", size), ("selected", size == "50"));
        html.Close().Close().Close().Close().Close();
    }

    private static void WriteFilters(HtmlWriter html, FakenessReport report)
    {
        html.Open(
            "form",
            ("id", "filters"),
            ("class", "filters"),
            ("role", "search"),
            ("aria-label", "Filter the pictures")
        );
        html.Open("label")
            .Text("Search ")
            .Element(
                "input",
                "",
                ("type", "search"),
                ("id", "search"),
                ("placeholder", "name, path, hash, note"),
                ("autocomplete", "off")
            )
            .Close();
        html.Open("fieldset").Element("legend", "Verdict");
        foreach (string verdict in ReportSummary.Verdicts)
            html.Open("label")
                .Element("input", "", ("type", "checkbox"), ("name", "verdict"), ("value", verdict), ("checked", true))
                .Text(" " + verdict)
                .Close();
        html.Close();
        html.Open("label")
            .Text("Probability from ")
            .Element(
                "input",
                "",
                ("type", "number"),
                ("id", "from"),
                ("min", 0),
                ("max", 1),
                ("step", 0.01),
                ("value", 0)
            )
            .Close();
        html.Open("label")
            .Text("to ")
            .Element(
                "input",
                "",
                ("type", "number"),
                ("id", "to"),
                ("min", 0),
                ("max", 1),
                ("step", 0.01),
                ("value", 1)
            )
            .Close();
        if (report.Models.Count > 1)
        {
            html.Open("label").Text("Model ").Open("select", ("id", "model")).Element("option", "all", ("value", ""));
            for (int i = 0; i < report.Models.Count; i++)
                html.Element("option", report.Models[i].Name, ("value", i));
            html.Close().Close();
        }
        html.Element("button", "Clear", ("type", "reset")).Close();
        html.Element("p", "", ("id", "status"), ("role", "status"));
    }
}
