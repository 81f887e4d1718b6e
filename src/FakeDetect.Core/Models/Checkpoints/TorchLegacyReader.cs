using System.Buffers.Binary;
using FakeDetect.Models.Checkpoints.Pickle;

namespace FakeDetect.Models.Checkpoints;

/// <summary>
/// Reads torch.save's format of before PyTorch 1.6: five pickles (magic number, version 1001, facts of the machine, the
/// content, the list of storage keys), then for each key a count (int64) and the elements. Storages of other things than
/// the weights are passed over.
/// </summary>
internal static class TorchLegacyReader
{
    private const long Version = 1001;

    public static Checkpoint Read(Stream file, string path)
    {
        PickleInput input = new(file, path);
        // Every storage that is named, also those of the optimizer: their sizes are needed to pass over them.
        Dictionary<string, StorageReference> named = new(StringComparer.Ordinal);
        object? Load() =>
            new SafeUnpickler(
                input,
                path,
                id =>
                {
                    StorageReference storage = TorchStorages.Reference(id, path);
                    named[storage.Key] = storage;
                    return storage;
                }
            ).Load();

        Load();
        if (Load() is not Version)
            throw CheckpointErrors.Damaged(path, $"it has another version than {Version}");
        if (Load() is not PickleDict machine || machine.TryGet("little_endian", out object? little) && little is false)
            throw CheckpointErrors.Damaged(path, "it was not written on a little-endian machine");
        StateDict state = StateDict.Find(Load(), path);
        if (Load() is not List<object?> keys)
            throw CheckpointErrors.Damaged(path, "its list of storages is malformed");

        StorageCutter cutter = new(state, path);
        HashSet<string> read = new(StringComparer.Ordinal);
        foreach (object? item in keys)
        {
            if (item is not string key || !named.TryGetValue(key, out StorageReference? storage) || !read.Add(key))
                throw CheckpointErrors.Damaged(path, "its list of storages does not fit its content");
            ReadStorage(file, cutter.Needs(key) ? cutter.Storage(key) : storage, cutter, path);
        }
        string? missing = cutter.Storages.Select(s => s.Key).FirstOrDefault(k => !read.Contains(k));
        if (missing is not null)
            throw CheckpointErrors.Truncated(path, $"the storage '{missing}' is missing");
        string prefix = NamePrefix.Of(state);
        return new Checkpoint(cutter.Finish(prefix), CheckpointFormat.TorchLegacy, state.Key, prefix, state.Notes);
    }

    private static void ReadStorage(Stream file, StorageReference storage, StorageCutter cutter, string path)
    {
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw CheckpointErrors.Truncated(path, $"the storage '{storage.Key}' is missing");
        long count = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (count != storage.Count || count > Array.MaxLength)
            throw CheckpointErrors.Damaged(
                path,
                $"the storage '{storage.Key}' has {count} elements where {storage.Count} are named"
            );
        long bytes = count * ElementReader.Size(storage.Element);
        if (bytes > file.Length - file.Position)
            throw CheckpointErrors.Truncated(path, $"the storage '{storage.Key}' of {bytes} bytes is not whole");
        if (cutter.Needs(storage.Key))
            cutter.Cut(storage.Key, ElementReader.Read(file, storage.Element, [count]));
        else
            file.Position += bytes;
    }
}
