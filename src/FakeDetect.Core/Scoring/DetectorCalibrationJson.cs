using System.Text.Json.Serialization;

namespace FakeDetect.Scoring;

/// <summary>Reads and writes calibrations without reflection: the default model's is read at every start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(DetectorCalibration))]
internal sealed partial class DetectorCalibrationJson : JsonSerializerContext;
