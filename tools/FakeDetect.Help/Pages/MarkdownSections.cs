namespace FakeDetect.Help.Pages;

/// <summary>Cuts Markdown at the headings of one level; a heading inside a code fence is none.</summary>
internal static class MarkdownSections
{
    /// <summary>The sections in their order; what stands before the first heading has an empty name.</summary>
    internal static IReadOnlyList<NamedText> Split(string markdown, int level)
    {
        string mark = new string('#', level) + " ";
        List<NamedText> sections = [];
        List<string> lines = [];
        string name = "";
        bool code = false;
        foreach (string line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                code = !code;
            if (!code && line.StartsWith(mark, StringComparison.Ordinal))
            {
                Add();
                name = line[mark.Length..].Trim();
            }
            else
            {
                lines.Add(line);
            }
        }

        Add();
        return sections;

        void Add()
        {
            if (name.Length > 0 || lines.Exists(static line => !string.IsNullOrWhiteSpace(line)))
                sections.Add(new NamedText(name, string.Join('\n', lines).Trim('\n')));
            lines.Clear();
        }
    }
}
