namespace FakeDetect.Models;

/// <summary>A folder that holds a model, whole or broken.</summary>
/// <param name="Name">The folder's name, by which the model is found.</param>
/// <param name="Folder">The absolute path.</param>
/// <param name="Model">The model, or null if it is broken.</param>
/// <param name="Error">Why it is broken, or null.</param>
/// <param name="IsShadowed">True if a model of the same name comes first: this one is found by its path only.</param>
public sealed record ModelEntry(
    string Name,
    string Folder,
    DetectorModel? Model,
    ModelInvalidException? Error,
    bool IsShadowed
);
