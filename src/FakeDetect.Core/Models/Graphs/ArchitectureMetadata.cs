using System.Globalization;

namespace FakeDetect.Models.Graphs;

/// <summary>What a graph says about itself in its metadata properties.</summary>
internal static class ArchitectureMetadata
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IDetectorArchitecture architecture, double epsilon) =>
    [
        new("architecture", architecture.Id),
        new("description", architecture.Description),
        new("batch_norm_epsilon", epsilon.ToString(CultureInfo.InvariantCulture)),
        new("output_stride", architecture.ReceptiveField.Stride.ToString(CultureInfo.InvariantCulture)),
        new("halo", architecture.ReceptiveField.Halo.ToString(CultureInfo.InvariantCulture)),
    ];
}
