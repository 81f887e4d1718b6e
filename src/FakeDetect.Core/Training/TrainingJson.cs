using System.Text.Json;
using System.Text.Json.Serialization;
using FakeDetect.Simulation;

namespace FakeDetect.Training;

/// <summary>How options and events are written: camel case, enumerations by name, numbers that are not finite by name.</summary>
public static class TrainingJson
{
    // By reflection, not by generated code: generated code sets every init property, so that one that the file leaves out
    // would lose its default.
    private static readonly JsonSerializerOptions Compact = Make(indented: false);
    private static readonly JsonSerializerOptions Indented = Make(indented: true);

    /// <summary>One event as one line.</summary>
    public static string Line(TrainingEvent happened) => JsonSerializer.Serialize(happened, Compact);

    /// <summary>A line as an event; null when the line is not one (a library's own output).</summary>
    public static TrainingEvent? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<TrainingEvent>(line, Compact) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Options as the text of a file.</summary>
    public static string Write(TrainingOptions options) => JsonSerializer.Serialize(options, Indented);

    /// <summary>The text of a file as options. Comments are allowed; a name that is not an option is not.</summary>
    /// <exception cref="JsonException">Not JSON, or not options.</exception>
    public static TrainingOptions Read(string text) =>
        JsonSerializer.Deserialize<TrainingOptions>(text, Compact) ?? throw new JsonException("The file holds null.");

    /// <summary>A simulator's options as the text of a file.</summary>
    public static string Write(SimulatorTrainingOptions options) => JsonSerializer.Serialize(options, Indented);

    /// <summary>The text of a file as a simulator's options.</summary>
    /// <exception cref="JsonException">Not JSON, or not options.</exception>
    public static SimulatorTrainingOptions ReadSimulator(string text) =>
        JsonSerializer.Deserialize<SimulatorTrainingOptions>(text, Compact)
        ?? throw new JsonException("The file holds null.");

    private static JsonSerializerOptions Make(bool indented) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new JsonStringEnumConverter() },
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            WriteIndented = indented,
            DefaultIgnoreCondition = indented ? JsonIgnoreCondition.WhenWritingNull : JsonIgnoreCondition.Never,
        };
}
