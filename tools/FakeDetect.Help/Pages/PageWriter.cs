using System.Globalization;
using FakeDetect.Help.Cmdlets;

namespace FakeDetect.Help.Pages;

/// <summary>
/// Writes a page anew: the prose as it is, the syntax and the facts of each parameter from the module. A parameter that
/// the page does not mention yet gets a heading without text, which the build refuses until somebody writes it.
/// </summary>
internal static class PageWriter
{
    internal static string Write(CommandPage page, CmdletFacts cmdlet)
    {
        StringWriter text = new(CultureInfo.InvariantCulture);
        text.Write(
            "---\nexternal help file: FakeDetect.PowerShell.dll-Help.xml\nModule Name: FakeDetect\nonline version:\nschema: 2.0.0\n---\n\n"
        );
        text.Write($"# {cmdlet.Name}\n\n## SYNOPSIS\n\n{page.Synopsis}\n\n## SYNTAX\n");
        foreach (ParameterSetFacts set in cmdlet.Sets)
        {
            if (set.Name.Length > 0)
                text.Write($"\n### {set.Name}{(set.IsDefault ? " (Default)" : "")}\n");
            text.Write($"\n```\n{SyntaxText.Of(cmdlet, set)}\n```\n");
        }

        text.Write($"\n## DESCRIPTION\n\n{page.Description}\n\n## EXAMPLES\n");
        foreach (ExampleEntry example in page.Examples)
        {
            text.Write($"\n### {example.Title}\n\n```powershell\n{example.Code}\n```\n");
            if (example.Remarks.Length > 0)
                text.Write($"\n{example.Remarks}\n");
        }

        text.Write("\n## PARAMETERS\n");
        foreach (
            ParameterFacts parameter in cmdlet.Parameters.OrderBy(
                static parameter => parameter.Name,
                StringComparer.Ordinal
            )
        )
            AppendParameter(text, parameter, page.Parameters.GetValueOrDefault(parameter.Name));

        text.Write($"\n### CommonParameters\n\n{CommonParametersText}\n");
        AppendNamed(text, "INPUTS", page.Inputs);
        AppendNamed(text, "OUTPUTS", page.Outputs);
        text.Write($"\n## NOTES\n\n{page.Notes}\n\n## RELATED LINKS\n\n");
        foreach (PageLink link in page.Links)
            text.Write($"- [{link.Text}]({link.Address})\n");
        return text.ToString();
    }

    private const string CommonParametersText =
        "This cmdlet takes the common parameters: -Debug, -ErrorAction, -ErrorVariable, -InformationAction, -InformationVariable,\n"
        + "-OutBuffer, -OutVariable, -PipelineVariable, -ProgressAction, -Verbose, -WarningAction and -WarningVariable.\n"
        + "See about_CommonParameters.";

    private static void AppendParameter(StringWriter text, ParameterFacts parameter, ParameterEntry? entry)
    {
        text.Write($"\n### -{parameter.Name}\n");
        string prose = entry?.Text ?? StandardText.Of(parameter);
        if (prose.Length > 0)
            text.Write($"\n{prose}\n");
        text.Write($"\n```yaml\nType: {parameter.Type}\nParameter Sets: {parameter.Sets}\nAliases:");
        if (parameter.Aliases.Count > 0)
            text.Write($" {string.Join(", ", parameter.Aliases)}");
        text.Write('\n');
        if (parameter.Values.Count > 0)
            text.Write($"Accepted values: {string.Join(", ", parameter.Values)}\n");
        text.Write(
            $"\nRequired: {parameter.IsMandatory}\nPosition: {parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named"}\n"
        );
        text.Write(
            $"Default value: {entry?.Default ?? "None"}\nAccept pipeline input: {parameter.PipelineInput}\nAccept wildcard characters: {parameter.AcceptsWildcards}\n```\n"
        );
    }

    private static void AppendNamed(StringWriter text, string heading, IReadOnlyList<NamedText> entries)
    {
        text.Write($"\n## {heading}\n");
        foreach (NamedText entry in entries)
        {
            text.Write($"\n### {entry.Name}\n");
            if (entry.Text.Length > 0)
                text.Write($"\n{entry.Text}\n");
        }
    }
}
