using FakeDetect.Models.Checkpoints.Pickle;

namespace FakeDetect.Models.Checkpoints;

/// <summary>torch's persistent ids: ('storage', type, key, device, count), in the legacy format with a view behind them.</summary>
internal static class TorchStorages
{
    /// <summary>Reads a persistent id.</summary>
    /// <exception cref="ModelInvalidException">It has another form.</exception>
    public static StorageReference Reference(object? id, string file)
    {
        if (
            id
                is not PickleTuple
                {
                    Items: ["storage", PickleGlobal type, string key, _, long count, .. object?[] rest]
                }
            || count < 0
        )
            throw CheckpointErrors.Damaged(file, "a storage of it is named in a way that is not known");
        TensorElement element =
            PickleAllowList.Storage(type)
            ?? throw new ModelInvalidException(
                "CheckpointElementUnsupported",
                file,
                $"'{file}' holds a storage of the type {type}, which is not supported.",
                "Save the state dict in float32, float16 or bfloat16."
            );
        if (rest is not [PickleTuple view])
            return new StorageReference(key, element, count, 0, count);
        if (
            view.Items is not [_, long offset, long viewCount]
            || offset < 0
            || viewCount < 0
            || offset > count
            || viewCount > count - offset
        )
            throw CheckpointErrors.Damaged(file, $"a view of the storage '{key}' does not lie in it");
        return new StorageReference(key, element, count, offset, viewCount);
    }
}
