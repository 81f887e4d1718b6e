using FakeDetect.Models;

namespace FakeDetect.Trainer.Networks;

/// <summary>The networks that can be trained.</summary>
internal static class NetworkCatalog
{
    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.OrdinalIgnoreCase)
    {
        // The ImageNet weights at hand come from Keras: v / 127.5 - 1, eps 1e-3.
        ["mobilenetv2"] = new(ModelInput.MinusOneToOne, 1e-3, s => new MobileNetV2(s)),
        ["mobilenetv2-nodown"] = new(
            ModelInput.MinusOneToOne,
            1e-3,
            s => new MobileNetV2(s, "mobilenetv2-nodown", stemStride: 1)
        ),
        ["mobilenetv2-residual"] = new(ModelInput.MinusOneToOne, 1e-3, s => new MobileNetV2Residual(s)),
        ["mobilenetv2-twin"] = new(ModelInput.MinusOneToOne, 1e-3, s => new MobileNetV2Twin(s)),
        ["resnet18-multilevel"] = new(ModelInput.MeanSubtracted, 1e-5, s => new ResNet18Multilevel(s)),
        ["resnet50"] = new(ModelInput.ImageNet, 1e-5, s => new ResNet50(s)),
        ["residual-small"] = new(ModelInput.MinusOneToOne, 1e-5, s => new ResidualSmall(s)),
    };

    /// <summary>The ids.</summary>
    public static IReadOnlyCollection<string> Ids => Entries.Keys;

    /// <summary>The input range and batch norm epsilon of an architecture where nothing else says.</summary>
    public static (ModelInput Input, double BatchNormEpsilon) Defaults(string architecture) =>
        (Find(architecture).Input, Find(architecture).Epsilon);

    /// <summary>A network with random weights.</summary>
    /// <exception cref="TrainingFailedException">No such architecture.</exception>
    public static DetectorNetwork Create(string architecture, NetworkSettings settings) =>
        Find(architecture).Create(settings);

    private static Entry Find(string architecture) =>
        Entries.TryGetValue(architecture, out Entry? entry)
            ? entry
            : throw new TrainingFailedException(
                "ArchitectureUnknown",
                architecture,
                $"There is no trainable architecture '{architecture}'.",
                $"Use one of {string.Join(", ", Ids)}."
            );

    private sealed record Entry(ModelInput Input, double Epsilon, Func<NetworkSettings, DetectorNetwork> Create);
}
