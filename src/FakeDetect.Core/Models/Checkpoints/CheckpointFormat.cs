namespace FakeDetect.Models.Checkpoints;

/// <summary>The formats in which weights are published, by content.</summary>
public enum CheckpointFormat
{
    /// <summary>torch.save since PyTorch 1.6: a ZIP archive of a pickle and one stored entry for each storage.</summary>
    TorchZip,

    /// <summary>torch.save before: pickles, then the storages one behind the other.</summary>
    TorchLegacy,

    /// <summary>safetensors.</summary>
    Safetensors,

    /// <summary>A ready graph.</summary>
    Onnx,
}
