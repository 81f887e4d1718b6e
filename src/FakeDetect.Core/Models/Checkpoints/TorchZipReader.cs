using System.IO.Compression;
using FakeDetect.Models.Checkpoints.Pickle;

namespace FakeDetect.Models.Checkpoints;

/// <summary>
/// Reads torch.save's format since PyTorch 1.6. The archive holds one folder: data.pkl (the pickle), data/KEY (each storage,
/// stored, not compressed), perhaps byteorder. Storages of the weights alone are read, each checked by its CRC-32.
/// </summary>
internal static class TorchZipReader
{
    private const long PickleLimit = 256L << 20;

    public static Checkpoint Read(Stream file, string path)
    {
        using ZipArchive archive = Open(file, path);
        ZipArchiveEntry pickle =
            archive.Entries.FirstOrDefault(e => e.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
            ?? throw NotTorch(path, archive);
        string root = pickle.FullName[..^"data.pkl".Length];
        CheckByteOrder(archive, root, path);
        if (pickle.Length > PickleLimit)
            throw CheckpointErrors.Damaged(path, $"its data.pkl has {pickle.Length} bytes");
        using MemoryStream bytes = new(ReadWhole(pickle, path));
        object? content = new SafeUnpickler(
            new PickleInput(bytes, path),
            path,
            id => TorchStorages.Reference(id, path)
        ).Load();

        StateDict state = StateDict.Find(content, path);
        StorageCutter cutter = new(state, path);
        foreach (StorageReference storage in cutter.Storages)
            cutter.Cut(storage.Key, ReadStorage(archive, root, storage, path));
        string prefix = NamePrefix.Of(state);
        return new Checkpoint(cutter.Finish(prefix), CheckpointFormat.TorchZip, state.Key, prefix, state.Notes);
    }

    private static ZipArchive Open(Stream file, string path)
    {
        try
        {
            ZipArchive archive = new(file, ZipArchiveMode.Read, leaveOpen: true);
            // The list of entries, at the file's end, is read on first use.
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException e)
        {
            throw CheckpointErrors.Truncated(
                path,
                "the archive's list of entries, which comes last, is missing or incomplete",
                e
            );
        }
    }

    private static ModelInvalidException NotTorch(string path, ZipArchive archive) =>
        new(
            "CheckpointFormatUnknown",
            path,
            $"'{path}' is a ZIP archive that torch.save did not write: none of its {archive.Entries.Count} entries is data.pkl.",
            "Name the checkpoint itself; if the archive holds it, unpack it first."
        );

    private static void CheckByteOrder(ZipArchive archive, string root, string path)
    {
        if (
            archive.GetEntry(root + "byteorder") is { Length: < 16 } entry
            && ReadWhole(entry, path) is { } order
            && order.AsSpan().StartsWith("big"u8)
        )
        {
            throw new ModelInvalidException(
                "CheckpointElementUnsupported",
                path,
                $"'{path}' was written on a big-endian machine.",
                "Save it again on a little-endian one (x86, Arm)."
            );
        }
    }

    private static WeightTensor ReadStorage(ZipArchive archive, string root, StorageReference storage, string path)
    {
        string name = $"{root}data/{storage.Key}";
        ZipArchiveEntry entry =
            archive.GetEntry(name) ?? throw CheckpointErrors.Truncated(path, $"the entry '{name}' is missing");
        int size = ElementReader.Size(storage.Element);
        if (storage.Count > Array.MaxLength || entry.Length != storage.Count * size)
            throw CheckpointErrors.Damaged(
                path,
                $"the entry '{name}' has {entry.Length} bytes where {storage.Count} elements of {size} bytes are named"
            );
        return Checked(entry, path, stream => ElementReader.Read(stream, storage.Element, [storage.Count]));
    }

    private static byte[] ReadWhole(ZipArchiveEntry entry, string path) =>
        Checked(
            entry,
            path,
            stream =>
            {
                byte[] bytes = new byte[entry.Length];
                stream.ReadExactly(bytes);
                return bytes;
            }
        );

    /// <summary>Reads an entry to its end and compares the checksum.</summary>
    private static T Checked<T>(ZipArchiveEntry entry, string path, Func<Stream, T> read)
    {
        // torch stores; an entry that unpacks to more than it takes could claim any size.
        if (entry.CompressedLength != entry.Length)
            throw CheckpointErrors.Damaged(
                path,
                $"the entry '{entry.FullName}' is compressed, which torch.save never does"
            );
        if (entry.Length > Array.MaxLength)
            throw CheckpointErrors.Damaged(path, $"the entry '{entry.FullName}' claims {entry.Length} bytes");
        try
        {
            using ChecksumStream stream = new(entry.Open());
            T value = read(stream);
            if (stream.Checksum != entry.Crc32)
                throw CheckpointErrors.Damaged(path, $"the checksum of the entry '{entry.FullName}' does not fit");
            return value;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw CheckpointErrors.Truncated(path, $"the entry '{entry.FullName}' is not whole", e);
        }
    }
}
