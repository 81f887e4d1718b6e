using System.Text.Json;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>The models of this installation.</summary>
internal static class InstalledModels
{
    private static readonly JsonSerializerOptions CardFormat = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static string ModuleFolder { get; } = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(InstalledModels).Assembly.Location)!, "..", "..", "models"));

    internal static IEnumerable<DetectorModel> List() =>
        Directory.Exists(ModuleFolder) ? Directory.GetDirectories(ModuleFolder).Select(Open) : [];

    internal static DetectorModel? Find(string? name) =>
        List().FirstOrDefault(model => name is null || model.Card.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal static DetectorModel Open(string folder)
    {
        string card = Path.Combine(folder, "model.json");
        return File.Exists(card)
            ? new DetectorModel(folder, JsonSerializer.Deserialize<ModelCard>(File.ReadAllText(card), CardFormat)!)
            : throw new ModelInvalidException("ModelNotFound", folder, $"There is no model '{folder}'.", "Get-DetectorModel lists the models that are there.");
    }
}
