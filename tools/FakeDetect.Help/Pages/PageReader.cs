using System.Text.RegularExpressions;

namespace FakeDetect.Help.Pages;

/// <summary>Reads a cmdlet's page: the sections of PlatyPS's pages, in their order.</summary>
internal static partial class PageReader
{
    internal static CommandPage Read(string file)
    {
        if (!File.Exists(file))
            throw new PageInvalidException(file, "the page of an exported cmdlet is missing");
        string text = File.ReadAllText(file).ReplaceLineEndings("\n");
        IReadOnlyList<NamedText> title = MarkdownSections.Split(FrontMatter().Replace(text, "", 1), 1);
        if (title is not [{ Name: var name }] || name.Length == 0)
            throw new PageInvalidException(
                file,
                "the page needs exactly one heading of the first level: the cmdlet's name"
            );
        Dictionary<string, string> sections = MarkdownSections
            .Split(title[0].Text, 2)
            .ToDictionary(static section => section.Name, static section => section.Text, StringComparer.Ordinal);
        return new CommandPage
        {
            File = file,
            Name = name,
            Synopsis = Section("SYNOPSIS"),
            Description = Section("DESCRIPTION"),
            Examples = [.. MarkdownSections.Split(Section("EXAMPLES"), 3).Select(section => Example(file, section))],
            Parameters = MarkdownSections
                .Split(Section("PARAMETERS"), 3)
                .Where(static section => section.Name.StartsWith('-'))
                .ToDictionary(static section => section.Name[1..], Parameter, StringComparer.Ordinal),
            Inputs = MarkdownSections.Split(Section("INPUTS"), 3),
            Outputs = MarkdownSections.Split(Section("OUTPUTS"), 3),
            Notes = Section("NOTES"),
            Links =
            [
                .. Link()
                    .Matches(Section("RELATED LINKS"))
                    .Select(static match => new PageLink(match.Groups[1].Value, match.Groups[2].Value)),
            ],
        };

        string Section(string section) =>
            sections.TryGetValue(section, out string? body)
                ? body
                : throw new PageInvalidException(file, $"the section {section} is missing");
    }

    private static ExampleEntry Example(string file, NamedText section)
    {
        Match code = PowerShellFence().Match(section.Text);
        if (!code.Success)
            throw new PageInvalidException(file, $"the example '{section.Name}' has no ```powershell block");
        return new ExampleEntry(
            section.Name,
            code.Groups[1].Value.Trim('\n'),
            section.Text.Remove(code.Index, code.Length).Trim('\n')
        );
    }

    private static ParameterEntry Parameter(NamedText section)
    {
        Match yaml = YamlFence().Match(section.Text);
        Match value = yaml.Success ? DefaultLine().Match(yaml.Value) : Match.Empty;
        string text = yaml.Success ? section.Text.Remove(yaml.Index, yaml.Length) : section.Text;
        return new ParameterEntry(text.Trim('\n'), value.Success ? value.Groups[1].Value.Trim() : "None");
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^```powershell\n(.*?)^```[ ]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex PowerShellFence();

    [GeneratedRegex(@"^```yaml\n.*?^```[ ]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex YamlFence();

    [GeneratedRegex(@"^Default value:(.*)$", RegexOptions.Multiline)]
    private static partial Regex DefaultLine();

    [GeneratedRegex(@"^- \[([^\]]+)\]\(([^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Link();
}
