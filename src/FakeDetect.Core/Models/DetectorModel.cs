namespace FakeDetect.Models;

/// <summary>A model's folder, its card read: model.onnx, model.json, README.md.</summary>
/// <param name="Folder">The absolute path of the folder.</param>
/// <param name="Card">model.json.</param>
public sealed record DetectorModel(string Folder, ModelCard Card)
{
    /// <summary>The graph's file name.</summary>
    public const string OnnxFile = "model.onnx";

    /// <summary>The absolute path of model.onnx.</summary>
    public string OnnxPath => Path.Combine(Folder, OnnxFile);
}
