using System.Globalization;
using System.Xml.Linq;
using FakeDetect.Help.Cmdlets;
using FakeDetect.Help.Pages;

namespace FakeDetect.Help.Maml;

/// <summary>The help file of a cmdlet assembly: MAML, the format that Get-Help reads.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    internal static XDocument Of(IEnumerable<(CommandPage Page, CmdletFacts Cmdlet)> entries) =>
        new(
            new XDeclaration("1.0", "utf-8", null),
            new XElement(
                Root + "helpItems",
                new XAttribute("schema", "maml"),
                entries.Select(static entry => Of(entry.Page, entry.Cmdlet))
            )
        );

    private static XElement Of(CommandPage page, CmdletFacts cmdlet) =>
        new(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                Prose(Text + "description", page.Synopsis)
            ),
            Prose(Text + "description", page.Description),
            new XElement(
                Command + "syntax",
                cmdlet.Sets.Select(set => new XElement(
                    Command + "syntaxItem",
                    new XElement(Text + "name", cmdlet.Name),
                    set.Parameters.Select(parameter => Parameter(parameter, page, inSyntax: true))
                ))
            ),
            new XElement(
                Command + "parameters",
                cmdlet.Parameters.Select(parameter => Parameter(parameter, page, inSyntax: false))
            ),
            new XElement(
                Command + "inputTypes",
                page.Inputs.Select(static input => Typed(Command + "inputType", input))
            ),
            new XElement(
                Command + "returnValues",
                page.Outputs.Select(static output => Typed(Command + "returnValue", output))
            ),
            new XElement(Text + "alertSet", Prose(Text + "alert", page.Notes)),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(
                Command + "relatedLinks",
                page.Links.Select(static link => new XElement(
                    Text + "navigationLink",
                    new XElement(Text + "linkText", link.Text),
                    new XElement(Text + "uri", IsWeb(link) ? link.Address : "")
                ))
            )
        );

    private static XElement Parameter(ParameterFacts parameter, CommandPage page, bool inSyntax)
    {
        ParameterEntry entry = page.Parameters[parameter.Name];
        XElement element = new(
            Command + "parameter",
            new XAttribute("required", Lower(parameter.IsMandatory)),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", Lower(parameter.AcceptsWildcards)),
            new XAttribute("pipelineInput", parameter.PipelineInput),
            new XAttribute("position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Text + "name", parameter.Name),
            Prose(Text + "description", entry.Text)
        );
        if (inSyntax && parameter.Values.Count > 0)
        {
            element.Add(
                new XElement(
                    Command + "parameterValueGroup",
                    parameter.Values.Select(static value => new XElement(
                        Command + "parameterValue",
                        new XAttribute("required", "false"),
                        new XAttribute("variableLength", "false"),
                        value
                    ))
                )
            );
        }

        if (!inSyntax || !parameter.IsSwitch)
            element.Add(
                new XElement(
                    Command + "parameterValue",
                    new XAttribute("required", Lower(!parameter.IsSwitch)),
                    new XAttribute("variableLength", "false"),
                    parameter.Type
                )
            );
        element.Add(
            new XElement(Dev + "type", new XElement(Text + "name", parameter.Type), new XElement(Text + "uri")),
            new XElement(Dev + "defaultValue", parameter.IsSwitch && entry.Default == "None" ? "False" : entry.Default)
        );
        return element;
    }

    private static XElement Typed(XName name, NamedText entry) =>
        new(
            name,
            new XElement(Dev + "type", new XElement(Text + "name", entry.Name)),
            Prose(Text + "description", entry.Text)
        );

    private static XElement Example(ExampleEntry example) =>
        new(
            Command + "example",
            new XElement(Text + "title", $"--- {example.Title} ---"),
            new XElement(Dev + "code", example.Code),
            Spaced(Prose(Dev + "remarks", example.Remarks))
        );

    private static XElement Prose(XName name, string markdown) =>
        new(name, PlainText.Paragraphs(markdown).Select(static paragraph => new XElement(Text + "para", paragraph)));

    // Get-Help puts no line between two examples of its own.
    private static XElement Spaced(XElement prose)
    {
        prose.Add(new XElement(Text + "para"));
        return prose;
    }

    private static bool IsWeb(PageLink link) =>
        Uri.TryCreate(link.Address, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps;

    private static string Lower(bool value) => value ? "true" : "false";
}
