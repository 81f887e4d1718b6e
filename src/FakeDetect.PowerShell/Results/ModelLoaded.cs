using FakeDetect.Inference.Pipeline;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>The information record, tagged FakeDetect and ModelLoaded, of a model that is ready to score.</summary>
public sealed class ModelLoaded
{
    internal ModelLoaded(DetectorModel model, ScoringPipeline scoring)
    {
        Model = model.Card.Name;
        ModelSha256 = model.Card.OnnxSha256;
        Path = model.Folder;
        Device = scoring.Device;
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>SHA-256 of the model's network.</summary>
    public string ModelSha256 { get; }

    /// <summary>The absolute path of the model's folder.</summary>
    public string Path { get; }

    /// <summary>Where the network runs.</summary>
    public string Device { get; }

    /// <summary>One line.</summary>
    public override string ToString() => $"Model {Model} ({ModelSha256}) on {Device}";
}
