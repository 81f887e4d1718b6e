using FakeDetect.Models;

namespace FakeDetect;

/// <summary>The models of this installation: those of FAKEDETECT_MODELS, the user's, and the module's own.</summary>
internal static class InstalledModels
{
    /// <summary>The folder of the module's manifest.</summary>
    internal static string ModuleRoot { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(InstalledModels).Assembly.Location)!, "..", ".."));

    /// <summary>Opened anew each time: the environment may have changed.</summary>
    internal static ModelStore Store => ModelStore.Open(ModuleRoot);

    /// <summary>The name of the default model: the one that a file <c>default</c> names, else the only one there is; else null.</summary>
    internal static string? FindDefaultName(ModelStore store) =>
        store.DefaultName ?? (Names(store) is [var only] ? only : null);

    /// <summary>The name of the default model.</summary>
    /// <exception cref="ModelInvalidException">There is none.</exception>
    internal static string DefaultName(ModelStore store)
    {
        if (FindDefaultName(store) is { } name)
            return name;
        string[] names = Names(store);
        throw new ModelInvalidException(
            "ModelNotNamed",
            "default",
            names.Length == 0
                ? $"No model is installed in {string.Join(", ", store.Folders)}, so no default model exists."
                : $"No default model is set. Installed models: {string.Join(", ", names)}.",
            "Choose a model with -Model, or write its name into a file named 'default' beside the models."
        );
    }

    /// <summary>A model as Get-DetectorModel shows it, wherever it lies.</summary>
    internal static DetectorModelInfo Describe(DetectorModel model)
    {
        ModelStore store = Store;
        ModelEntry? first = store
            .List(verifyHashes: false)
            .FirstOrDefault(entry => entry.Name.Equals(model.Card.Name, StringComparison.OrdinalIgnoreCase));
        bool isFirst = first is not null && PathComparer.Comparer.Equals(first.Folder, model.Folder);
        return new DetectorModelInfo(
            model,
            isFirst && model.Card.Name.Equals(FindDefaultName(store), StringComparison.OrdinalIgnoreCase),
            isShadowed: first is not null && !isFirst
        );
    }

    /// <summary>The installed model with this network; null where there is none.</summary>
    internal static DetectorModel? FindByHash(string onnxSha256) =>
        Store
            .List(verifyHashes: false)
            .Select(static entry => entry.Model)
            .FirstOrDefault(model =>
                model?.Card.OnnxSha256.Equals(onnxSha256, StringComparison.OrdinalIgnoreCase) == true
            );

    private static string[] Names(ModelStore store) =>
        [
            .. store
                .List(verifyHashes: false)
                .Where(static entry => !entry.IsShadowed)
                .Select(static entry => entry.Name),
        ];
}
