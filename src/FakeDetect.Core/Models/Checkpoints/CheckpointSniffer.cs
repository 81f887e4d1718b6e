namespace FakeDetect.Models.Checkpoints;

/// <summary>Tells a checkpoint's format by its first bytes, never by its extension.</summary>
internal static class CheckpointSniffer
{
    private const int HeadBytes = 512;

    private const int TarMagicOffset = 257;

    /// <summary>The format of the file.</summary>
    /// <exception cref="ModelInvalidException">Missing, not permitted, empty, or of no known format; the message says of which other one.</exception>
    public static CheckpointFormat Identify(string path)
    {
        using FileStream file = Open(path);
        return Identify(file, path);
    }

    /// <summary>The format of an open file, read from its first byte on; the position is set back.</summary>
    public static CheckpointFormat Identify(Stream file, string path)
    {
        byte[] head = new byte[HeadBytes];
        head = head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        file.Position = 0;
        if (head.Length == 0)
            throw CheckpointErrors.Truncated(path, "it is empty");
        if (head.AsSpan().StartsWith("PK\x03\x04"u8))
            return CheckpointFormat.TorchZip;
        // PROTO 2, LONG1 of ten bytes: torch's magic number 0x1950a86a20f9469cfc6c.
        if (
            head.AsSpan()
                .StartsWith<byte>([0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19])
        )
            return CheckpointFormat.TorchLegacy;
        // Eight bytes of header length, then JSON.
        if (head.Length > 8 && head[8] == '{' && head[6] == 0 && head[7] == 0)
            return CheckpointFormat.Safetensors;
        // Field 1 (ir_version) as a small number, then another of ModelProto's fields.
        if (
            head.Length > 2
            && head[0] == 0x08
            && head[1] is >= 3 and < 32
            && head[2] is 0x12 or 0x1a or 0x22 or 0x2a or 0x32 or 0x3a or 0x42
        )
            return CheckpointFormat.Onnx;
        throw Unknown(path, head);
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="ModelInvalidException">Missing or not permitted.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelInvalidException(
                "CheckpointNotFound",
                path,
                $"The file '{path}' does not exist.",
                "Check the path.",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelInvalidException(
                "CheckpointUnreadable",
                path,
                $"'{path}' cannot be read: {e.Message}",
                "Check the permissions of the file.",
                e
            );
        }
    }

    private static ModelInvalidException Unknown(string path, ReadOnlySpan<byte> head)
    {
        string what = "its format is not known";
        string next = "Name a PyTorch checkpoint, a safetensors file or an ONNX file.";
        if (head.StartsWith("version https://git-lfs"u8))
            (what, next) = (
                "it is a Git LFS pointer, not the file itself",
                "Fetch the file with 'git lfs pull' or download it from the repository's page."
            );
        else if (head.TrimStart(" \t\r\n"u8).StartsWith("<"u8))
            (what, next) = ("it is a web page, not the file itself", "Download the file again, by its direct link.");
        else if (head.Length > TarMagicOffset && head[TarMagicOffset..].StartsWith("ustar"u8))
            (what, next) = (
                "it is in torch's tar format of before 2017",
                "Load it with PyTorch and save its state dict again."
            );
        else if (head.StartsWith("\x89HDF"u8))
            (what, next) = ("it is an HDF5 file (Keras)", "Convert it to ONNX with the tool of its framework.");
        else if (head[0] == 0x80)
            what = "it is a pickle that torch.save did not write";
        return new ModelInvalidException(
            "CheckpointFormatUnknown",
            path,
            $"'{path}' is not a checkpoint: {what}.",
            next
        );
    }
}
