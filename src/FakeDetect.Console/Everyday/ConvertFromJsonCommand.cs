using System.Collections;
using System.Management.Automation;
using System.Text.Json;

namespace FakeDetect.Console.Everyday;

/// <summary>ConvertFrom-Json: -AsHashtable. Texts in the form of an ISO 8601 time become times, as in PowerShell.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
[OutputType(typeof(PSObject), typeof(Hashtable))]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    protected override void ProcessRecord() => _lines.Add(InputObject);

    protected override void EndProcessing()
    {
        string text = string.Join('\n', _lines);
        if (string.IsNullOrWhiteSpace(text))
            return;

        object? value = null;
        try
        {
            using var document = JsonDocument.Parse(
                text,
                new JsonDocumentOptions
                {
                    MaxDepth = 1024,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            value = ValueOf(document.RootElement);
        }
        catch (JsonException e)
        {
            ThrowTerminatingError(Failures.InvalidJson(e));
        }

        WriteObject(value, enumerateCollection: true);
    }

    private object? ValueOf(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => AsHashtable ? TableOf(element) : ObjectOf(element),
            JsonValueKind.Array => element.EnumerateArray().Select(ValueOf).ToArray(),
            JsonValueKind.Number => NumberOf(element),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => element.GetString() is { Length: >= 19 } text
            && text[10] == 'T'
            && element.TryGetDateTime(out DateTime time)
                ? time
                : element.GetString(),
            _ => null,
        };

    private static object NumberOf(JsonElement element) =>
        element.TryGetInt64(out long whole) ? whole : element.GetDouble();

    private PSObject ObjectOf(JsonElement element)
    {
        var made = new PSObject();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            // Of two properties with the same name the last one counts.
            made.Properties.Remove(property.Name);
            made.Properties.Add(new PSNoteProperty(property.Name, ValueOf(property.Value)));
        }

        return made;
    }

    private Hashtable TableOf(JsonElement element)
    {
        var made = new Hashtable(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
            made[property.Name] = ValueOf(property.Value);
        return made;
    }
}
