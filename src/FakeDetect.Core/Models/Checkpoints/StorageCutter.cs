using FakeDetect.Models.Checkpoints.Pickle;

namespace FakeDetect.Models.Checkpoints;

/// <summary>
/// Makes tensors out of storages, one storage at a time: no more is held than the finished tensors and the storage at
/// hand.
/// </summary>
internal sealed class StorageCutter
{
    // Tied weights share a storage, which is fine; a file of a thousand windows on one storage is a bomb.
    private const int SharingLimit = 4;

    private readonly string _file;
    private readonly Dictionary<string, List<KeyValuePair<string, TensorReference>>> _windows = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, WeightTensor> _tensors = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _order;

    /// <summary>Checks that all windows lie in their storages.</summary>
    /// <exception cref="ModelInvalidException">One does not; the message names the tensor.</exception>
    public StorageCutter(StateDict state, string file)
    {
        _file = file;
        _order = [.. state.Tensors.Select(t => t.Key)];
        Dictionary<string, long> room = new(StringComparer.Ordinal);
        foreach ((string name, TensorReference tensor) in state.Tensors)
        {
            long count = Checked(name, tensor);
            string key = tensor.Storage.Key;
            if (!_windows.TryGetValue(key, out List<KeyValuePair<string, TensorReference>>? windows))
            {
                _windows[key] = windows = [];
                room[key] = SharingLimit * tensor.Storage.Count;
            }
            else if (
                windows[0].Value.Storage is { } first
                && (first.Element, first.Count) != (tensor.Storage.Element, tensor.Storage.Count)
            )
            {
                throw Damaged(name, "shares its storage with a tensor of another type or size");
            }
            if ((room[key] -= count) < 0)
                throw Damaged(name, "and others of its storage have far more elements than it");
            windows.Add(new(name, tensor));
        }
    }

    /// <summary>The storages that are needed.</summary>
    public IEnumerable<StorageReference> Storages => _windows.Values.Select(w => w[0].Value.Storage);

    /// <summary>True if a tensor lies in that storage.</summary>
    public bool Needs(string key) => _windows.ContainsKey(key);

    /// <summary>The storage as the tensors speak of it.</summary>
    public StorageReference Storage(string key) => _windows[key][0].Value.Storage;

    /// <summary>Cuts the tensors of a storage out of it.</summary>
    /// <param name="key">The storage's name.</param>
    /// <param name="storage">All of its elements, in one dimension.</param>
    public void Cut(string key, WeightTensor storage)
    {
        foreach ((string name, TensorReference tensor) in _windows[key])
        {
            _tensors[name] = storage.IsInteger
                ? new WeightTensor(tensor.Shape, Cut(storage.Integers, tensor))
                : new WeightTensor(tensor.Shape, Cut(storage.Floats, tensor));
        }
    }

    /// <summary>The tensors in the order of the state dict, once all storages are cut.</summary>
    public TensorSet Finish(string prefix)
    {
        TensorSet set = new(_file);
        foreach (string name in _order)
            set.Add(name[prefix.Length..], _tensors[name]);
        return set;
    }

    private static T[] Cut<T>(T[] storage, TensorReference tensor)
    {
        long start = tensor.Storage.ViewOffset + tensor.Offset;
        long count = tensor.Shape.Aggregate(1L, (product, size) => product * size);
        if (count == 0)
            return [];
        if (IsContiguous(tensor))
            return start == 0 && count == storage.Length ? storage : storage.AsSpan((int)start, (int)count).ToArray();
        T[] values = new T[count];
        Span<long> index = stackalloc long[tensor.Shape.Length];
        long at = start;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = storage[at];
            // Counts up like an odometer, the last dimension fastest.
            for (int d = index.Length - 1; d >= 0; d--)
            {
                at += tensor.Strides[d];
                if (++index[d] < tensor.Shape[d])
                    break;
                at -= tensor.Shape[d] * tensor.Strides[d];
                index[d] = 0;
            }
        }
        return values;
    }

    private static bool IsContiguous(TensorReference tensor)
    {
        long expected = 1;
        for (int d = tensor.Shape.Length - 1; d >= 0; d--)
        {
            if (tensor.Shape[d] != 1 && tensor.Strides[d] != expected)
                return false;
            expected *= tensor.Shape[d];
        }
        return true;
    }

    private long Checked(string name, TensorReference tensor)
    {
        const int MaxDimensions = 32;
        if (tensor.Shape.Length > MaxDimensions)
            throw Damaged(name, $"has {tensor.Shape.Length} dimensions");
        // Factors are below 2^63 and the loop ends once a bound is passed: 128 bits cannot overflow.
        Int128 count = 1;
        Int128 last = tensor.Offset;
        foreach ((long size, long stride) in tensor.Shape.Zip(tensor.Strides))
        {
            count *= size;
            last += Math.Max(size - 1, 0) * (Int128)stride;
            if (count > Array.MaxLength || last > long.MaxValue)
                break;
        }
        if (count > 0 && (count > tensor.Storage.ViewCount || last >= tensor.Storage.ViewCount))
        {
            throw Damaged(
                name,
                $"{WeightTensor.Describe(tensor.Shape)} does not fit in its storage of {tensor.Storage.ViewCount} elements"
            );
        }
        return (long)count;
    }

    private ModelInvalidException Damaged(string tensor, string what) =>
        CheckpointErrors.Damaged(_file, $"the tensor '{tensor}' {what}");
}
