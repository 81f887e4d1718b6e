namespace FakeDetect.Models;

/// <summary>A model's folder, its card read: model.onnx, model.json, README.md.</summary>
/// <param name="Folder">The absolute path of the folder.</param>
/// <param name="Card">model.json.</param>
public sealed record DetectorModel(string Folder, ModelCard Card)
{
    /// <summary>The absolute path of model.onnx.</summary>
    public string OnnxPath => Path.Combine(Folder, "model.onnx");
}
