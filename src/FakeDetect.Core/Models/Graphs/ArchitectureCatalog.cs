namespace FakeDetect.Models.Graphs;

/// <summary>The networks that FakeDetect can write.</summary>
public static class ArchitectureCatalog
{
    /// <summary>All of them, in the order in which a checkpoint is tried.</summary>
    public static IReadOnlyList<IDetectorArchitecture> All { get; } =
    [
        ResNet50Architecture.Published,
        ResNet50Architecture.WithoutEarlyDownsampling,
        MobileNetV2Architecture.Published,
        MobileNetV2Architecture.WithoutEarlyDownsampling,
        new MobileNetV2ResidualArchitecture(),
        new MobileNetV2TwinArchitecture(),
        new ResNet18MultilevelArchitecture(),
        new ResidualSmallArchitecture(),
        new NprArchitecture(),
        new SafeArchitecture(),
        new FerretNetArchitecture(),
    ];

    /// <summary>Those that can be trained, by id.</summary>
    public static IReadOnlyList<IDetectorArchitecture> Trainable { get; } =
    [.. All.Where(a => a.Training is not null).OrderBy(a => a.Id, StringComparer.Ordinal)];

    /// <summary>The architecture of that id, or null.</summary>
    public static IDetectorArchitecture? Find(string id) =>
        All.FirstOrDefault(a => string.Equals(a.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The architecture of that id.</summary>
    /// <exception cref="ModelInvalidException">There is none.</exception>
    public static IDetectorArchitecture Get(string id) =>
        Find(id)
        ?? throw new ModelInvalidException(
            "ArchitectureUnknown",
            id,
            $"The architecture '{id}' is not known. Known architectures: {Ids()}.",
            "Name one of the known architectures."
        );

    /// <summary>The architecture that a state dict's names belong to.</summary>
    /// <exception cref="ModelInvalidException">None or more than one.</exception>
    public static IDetectorArchitecture Recognise(TensorSet tensors)
    {
        IDetectorArchitecture[] matches = [.. All.Where(a => a.Match(tensors))];
        if (matches.Length == 1)
            return matches[0];
        string found = string.Join(", ", tensors.Names.Take(4).Select(n => $"'{n}'"));
        throw new ModelInvalidException(
            "ArchitectureNotRecognised",
            tensors.Source,
            matches.Length == 0
                ? $"The {tensors.Count} tensors of '{tensors.Source}' ({found}, ...) match none of the known architectures: {Ids()}."
                : $"The tensors of '{tensors.Source}' fit {string.Join(" and ", matches.Select(m => m.Id))}.",
            "Name the architecture, or import a checkpoint of a known one."
        );
    }

    private static string Ids() => string.Join(", ", All.Select(a => a.Id));
}
