using System.Text.Json.Serialization;

namespace FakeDetect.Trainer.Steps;

/// <summary>How the state of a run is written. Doubles are written so that reading gives the same bits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(RunState))]
internal sealed partial class RunStateJson : JsonSerializerContext;
