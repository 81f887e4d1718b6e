using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FakeDetect.Reporting;

/// <summary>Writes HTML in which every text and attribute is escaped: there is no way to write one that is not.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HashSet<string> s_void = new(StringComparer.Ordinal)
    {
        "meta",
        "input",
        "img",
        "br",
        "rect",
        "line",
    };

    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Stack<string> _open = new();

    /// <summary>Begins an element.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Begin(tag, attributes);
        output.Write('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public HtmlWriter Close()
    {
        output.Write($"</{_open.Pop()}>\n");
        return this;
    }

    /// <summary>An element with a text; without one for elements that have no content.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Begin(tag, attributes);
        if (s_void.Contains(tag))
            return this;
        output.Write('>');
        Text(text);
        output.Write($"</{tag}>\n");
        return this;
    }

    /// <summary>A text.</summary>
    public HtmlWriter Text(string text)
    {
        output.Write(s_encoder.Encode(text));
        return this;
    }

    /// <summary>Content that is code or data of the report's own: style, script, JSON that is escaped already.</summary>
    public HtmlWriter Raw(string content)
    {
        output.Write(content);
        return this;
    }

    private void Begin(string tag, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        output.Write($"<{tag}");
        foreach ((string name, object? value) in attributes)
        {
            if (value is null or false)
                continue;
            output.Write(
                value is true
                    ? $" {name}"
                    : $" {name}=\"{s_encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture)!)}\""
            );
        }
        // SVG's elements have to be closed; HTML's empty ones do not mind.
        if (s_void.Contains(tag))
            output.Write(" />\n");
    }
}
