using System.Text.Json.Nodes;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>Copies of the tiny detector with another card.</summary>
internal static class TinyModel
{
    internal static string Copy(string folder, Action<JsonObject>? change = null)
    {
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Repository.TinyDetector, "model.onnx"), Path.Combine(folder, "model.onnx"));
        JsonObject card = JsonNode
            .Parse(File.ReadAllText(Path.Combine(Repository.TinyDetector, "model.json")))!
            .AsObject();
        card["name"] = Path.GetFileName(folder);
        change?.Invoke(card);
        File.WriteAllText(Path.Combine(folder, "model.json"), card.ToJsonString());
        return folder;
    }
}
