using System.Globalization;

namespace FakeDetect.Models.Graphs;

/// <summary>What a graph says about itself in its metadata properties.</summary>
internal static class ArchitectureMetadata
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IDetectorArchitecture architecture, double epsilon)
    {
        List<KeyValuePair<string, string>> metadata =
        [
            new("architecture", architecture.Id),
            new("description", architecture.Description),
            new("batch_norm_epsilon", epsilon.ToString(CultureInfo.InvariantCulture)),
        ];
        if (architecture.ReceptiveField is { } field)
        {
            metadata.Add(new("output_stride", field.Stride.ToString(CultureInfo.InvariantCulture)));
            metadata.Add(new("halo", field.Halo.ToString(CultureInfo.InvariantCulture)));
        }
        return metadata;
    }
}
