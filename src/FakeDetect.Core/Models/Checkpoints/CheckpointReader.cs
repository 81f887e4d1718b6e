namespace FakeDetect.Models.Checkpoints;

/// <summary>Reads the weights out of a published file. Nothing in a file is ever run.</summary>
public static class CheckpointReader
{
    /// <summary>Reads a torch checkpoint (either format) or a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelInvalidException">Missing, damaged, truncated, of a foreign format, or with foreign content.</exception>
    public static Checkpoint Read(string path)
    {
        string full = Path.GetFullPath(path);
        CheckpointFormat format = CheckpointSniffer.Identify(full);
        try
        {
            return format switch
            {
                CheckpointFormat.TorchZip => TorchZipReader.Read(full),
                CheckpointFormat.TorchLegacy => TorchLegacyReader.Read(full),
                CheckpointFormat.Safetensors => ReadSafetensors(full),
                _ => throw new ModelInvalidException(
                    "CheckpointFormatUnknown", full, $"'{full}' is an ONNX graph: it has no state dict.", "Import it as it is."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelInvalidException("CheckpointUnreadable", full, $"'{full}' cannot be read: {e.Message}", "Check the file and the drive that it lies on.", e);
        }
    }

    private static Checkpoint ReadSafetensors(string path)
    {
        TensorSet tensors = SafetensorsReader.Read(path);
        string prefix = NamePrefix.Of([.. tensors.Names]);
        return new Checkpoint(tensors.WithoutPrefix(prefix), CheckpointFormat.Safetensors, "", prefix, []);
    }
}
