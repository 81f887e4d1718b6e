using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace FakeDetect.Models;

/// <summary>A state dict: named tensors in the order of the file.</summary>
public sealed class TensorSet : IReadOnlyCollection<KeyValuePair<string, WeightTensor>>
{
    private readonly OrderedDictionary<string, WeightTensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>An empty set.</summary>
    /// <param name="source">What errors call the set: the path of its file.</param>
    public TensorSet(string source) => Source = source;

    /// <summary>What errors call the set: the path of its file.</summary>
    public string Source { get; }

    /// <summary>Text that the file carries beside the tensors (safetensors' <c>__metadata__</c>).</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _tensors.Count;

    /// <summary>The names, in the order of the file.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public WeightTensor this[string name] => _tensors[name];

    /// <summary>Adds a tensor at the end.</summary>
    /// <exception cref="ArgumentException">The name is there already.</exception>
    public void Add(string name, WeightTensor tensor) => _tensors.Add(name, tensor);

    /// <summary>True if a tensor has that name.</summary>
    public bool Contains(string name) => _tensors.ContainsKey(name);

    /// <summary>True if a tensor has that name and that shape.</summary>
    public bool Contains(string name, params ReadOnlySpan<long> shape) =>
        _tensors.TryGetValue(name, out WeightTensor? tensor) && shape.SequenceEqual([.. tensor.Shape]);

    /// <summary>Finds a tensor.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out WeightTensor? tensor) =>
        _tensors.TryGetValue(name, out tensor);

    /// <summary>The same tensors, a prefix taken off every name.</summary>
    internal TensorSet WithoutPrefix(string prefix) =>
        prefix.Length == 0 ? this : Renamed(name => name[prefix.Length..]);

    /// <summary>The same tensors and metadata under other names.</summary>
    /// <param name="rename">The new name; null leaves the tensor out.</param>
    internal TensorSet Renamed(Func<string, string?> rename)
    {
        TensorSet set = new(Source);
        foreach ((string key, string value) in Metadata)
            set.Metadata[key] = value;
        foreach ((string name, WeightTensor tensor) in _tensors)
        {
            if (rename(name) is { } renamed)
                set.Add(renamed, tensor);
        }

        return set;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, WeightTensor>> GetEnumerator() => _tensors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
