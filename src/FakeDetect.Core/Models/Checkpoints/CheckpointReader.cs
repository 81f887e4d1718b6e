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
        using FileStream file = CheckpointSniffer.Open(full);
        try
        {
            return Read(file, full);
        }
        catch (IOException e)
        {
            throw new ModelInvalidException(
                "CheckpointUnreadable",
                full,
                $"'{full}' cannot be read: {e.Message}",
                "Check the file and its drive.",
                e
            );
        }
    }

    /// <summary>Reads from a stream that can seek, from its first byte on.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="name">What errors call it.</param>
    internal static Checkpoint Read(Stream stream, string name) =>
        CheckpointSniffer.Identify(stream, name) switch
        {
            CheckpointFormat.TorchZip => TorchZipReader.Read(stream, name),
            CheckpointFormat.TorchLegacy => TorchLegacyReader.Read(stream, name),
            CheckpointFormat.Safetensors => ReadSafetensors(stream, name),
            _ => throw new ModelInvalidException(
                "CheckpointFormatUnknown",
                name,
                $"'{name}' is an ONNX graph, which has no state dict.",
                "Import it as it is."
            ),
        };

    private static Checkpoint ReadSafetensors(Stream stream, string name)
    {
        TensorSet tensors = SafetensorsReader.Read(stream, name);
        string prefix = NamePrefix.Of([.. tensors.Names]);
        return new Checkpoint(tensors.WithoutPrefix(prefix), CheckpointFormat.Safetensors, "", prefix, []);
    }
}
