using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeDetect.Training;

/// <summary>Reads a list of texts, or a text as the list of it alone (an empty one as none); writes a list.</summary>
internal sealed class TextOrListConverter : JsonConverter<IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.String)
            return JsonSerializer.Deserialize<string[]>(ref reader, options) ?? [];
        string text = reader.GetString()!;
        return text.Length == 0 ? [] : [text];
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
