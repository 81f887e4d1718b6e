using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeDetect;

/// <summary>JSON of a card as objects that PowerShell can walk: objects with properties, arrays, strings, numbers.</summary>
internal static class JsonProperties
{
    internal static PSObject? Of(JsonObject? json)
    {
        if (json is null)
            return null;
        PSObject result = new();
        foreach ((string name, JsonNode? value) in json)
        {
            if (name.Length > 0)
                result.Properties.Add(new PSNoteProperty(name, Value(value)));
        }

        return result;
    }

    private static object? Value(JsonNode? node) =>
        node switch
        {
            JsonObject json => Of(json),
            JsonArray array => array.Select(Value).ToArray(),
            JsonValue value => Scalar(value.GetValue<JsonElement>()),
            _ => null,
        };

    private static object? Scalar(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number when element.TryGetInt64(out long whole) => whole,
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
