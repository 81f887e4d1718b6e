using System.Text.RegularExpressions;

namespace FakeDetect.Help.Maml;

/// <summary>Markdown prose as the paragraphs that Get-Help shows: no marks, lines of a paragraph joined, lists and code kept line by line.</summary>
internal static partial class PlainText
{
    internal static IReadOnlyList<string> Paragraphs(string markdown)
    {
        List<string> paragraphs = [];
        List<string> open = [];
        bool code = false;
        foreach (string line in Comment().Replace(markdown, "").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                Close();
                code = !code;
            }
            else if (code)
            {
                paragraphs.Add(line);
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                Close();
            }
            else
            {
                if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith('|'))
                    Close();
                open.Add(Inline(line.Trim()));
            }
        }

        Close();
        return paragraphs;

        void Close()
        {
            if (open.Count > 0)
                paragraphs.Add(string.Join(' ', open));
            open.Clear();
        }
    }

    private static string Inline(string line) => Marks().Replace(Link().Replace(line, "$1"), "$1$2");

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([^`]+)`|\*\*([^*]+)\*\*")]
    private static partial Regex Marks();
}
