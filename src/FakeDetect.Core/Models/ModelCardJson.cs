using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FakeDetect.Models;

/// <summary>Reads and writes model.json without reflection: a cold start is counted in milliseconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJson : JsonSerializerContext
{
    /// <summary>Writes a card to a file that people read: quotes and names of any script stay as they are.</summary>
    public static void Write(Stream stream, ModelCard card)
    {
        JsonSerializerOptions readable = new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        JsonSerializer.Serialize(stream, card, (JsonTypeInfo<ModelCard>)readable.GetTypeInfo(typeof(ModelCard)));
    }
}
