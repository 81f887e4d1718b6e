using FakeDetect.Help.Maml;
using FakeDetect.Help.Pages;

namespace FakeDetect.Help.Topics;

/// <summary>An about_ page as the text that Get-Help shows: headings in capitals, the rest indented and wrapped.</summary>
internal static class AboutTopic
{
    private const int Width = 80;
    private const string Indent = "    ";

    internal static string Of(string file)
    {
        string text = File.ReadAllText(file).ReplaceLineEndings("\n");
        string name = Path.GetFileNameWithoutExtension(file);
        if (MarkdownSections.Split(text, 1) is not [{ } title] || title.Name != name)
            throw new PageInvalidException(file, $"the page needs exactly one heading of the first level: {name}");

        IReadOnlyList<NamedText> sections = MarkdownSections.Split(title.Text, 2);
        if (sections is not [{ Name: "SHORT DESCRIPTION" }, ..])
            throw new PageInvalidException(file, "the first section is SHORT DESCRIPTION");

        List<string> lines = ["TOPIC", Indent + name, ""];
        foreach (NamedText section in sections)
        {
            lines.Add(section.Name.ToUpperInvariant());
            foreach (NamedText part in MarkdownSections.Split(section.Text, 3))
            {
                if (part.Name.Length > 0)
                    lines.AddRange([Indent + part.Name, Indent + new string('-', part.Name.Length)]);
                lines.AddRange(Body(part.Text));
            }
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    // Code and tables keep their lines; paragraphs are wrapped, and an item of a list hangs by two.
    private static IEnumerable<string> Body(string markdown)
    {
        foreach (string block in MarkdownBlocks.Split(markdown))
        {
            if (block.StartsWith("```", StringComparison.Ordinal))
            {
                foreach (string line in block.Split('\n')[1..^1])
                    yield return (Indent + Indent + line).TrimEnd();
            }
            else if (block.StartsWith('|'))
            {
                foreach (string line in MarkdownTable.Align(block))
                    yield return Indent + line;
            }
            else
            {
                foreach (string paragraph in PlainText.Paragraphs(block))
                {
                    foreach (
                        string line in Wrap(paragraph, paragraph.StartsWith("- ", StringComparison.Ordinal) ? "  " : "")
                    )
                        yield return Indent + line;
                }
            }

            yield return "";
        }
    }

    private static IEnumerable<string> Wrap(string paragraph, string hang)
    {
        string line = "";
        foreach (string word in paragraph.Split(' '))
        {
            if (line.Length > 0 && Indent.Length + line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = hang + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
