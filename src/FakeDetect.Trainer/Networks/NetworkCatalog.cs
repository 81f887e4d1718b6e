using System.Diagnostics;
using FakeDetect.Models.Graphs;

namespace FakeDetect.Trainer.Networks;

/// <summary>The networks that can be trained: those that the engine's catalogue says can.</summary>
internal static class NetworkCatalog
{
    /// <summary>What an architecture is trained with if nothing else says.</summary>
    /// <exception cref="TrainingFailedException">No such architecture, or none that can be trained.</exception>
    public static TrainingDefaults Defaults(string id) => Find(id).Training!;

    /// <summary>A network with random weights.</summary>
    /// <exception cref="TrainingFailedException">No such architecture, or none that can be trained.</exception>
    public static DetectorNetwork Create(string id, NetworkSettings settings) =>
        Find(id) switch
        {
            MobileNetV2Architecture mobile => new MobileNetV2(mobile, settings),
            MobileNetV2ResidualArchitecture residual => new MobileNetV2Residual(residual, settings),
            MobileNetV2TwinArchitecture twin => new MobileNetV2Twin(twin, settings),
            ResidualSmallArchitecture small => new ResidualSmall(small, settings),
            ResNet18MultilevelArchitecture multilevel => new ResNet18Multilevel(multilevel, settings),
            ResNet50Architecture resNet => new ResNet50(resNet, settings),
            // A test creates every one that the catalogue calls trainable.
            { } other => throw new UnreachableException($"There is no network for {other.Id}."),
        };

    private static IDetectorArchitecture Find(string id) =>
        ArchitectureCatalog.Find(id) is { Training: not null } found
            ? found
            : throw new TrainingFailedException(
                "ArchitectureUnknown",
                id,
                $"The architecture '{id}' is not trainable.",
                $"Use one of {string.Join(", ", ArchitectureCatalog.Trainable.Select(a => a.Id))}."
            );
}
