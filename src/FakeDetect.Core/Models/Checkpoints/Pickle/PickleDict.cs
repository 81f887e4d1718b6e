using System.Diagnostics.CodeAnalysis;

namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>A Python dict or OrderedDict. Entries whose key is no string are dropped: no tensor is named by one.</summary>
internal sealed class PickleDict
{
    private readonly OrderedDictionary<string, object?> _entries = new(StringComparer.Ordinal);

    /// <summary>The entries in the order of their first assignment.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Entries => [.. _entries];

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => _entries.Keys;

    public void Set(object? key, object? value)
    {
        if (key is string name)
            _entries[name] = value;
    }

    public bool TryGet(string key, [MaybeNullWhen(false)] out object? value) => _entries.TryGetValue(key, out value);
}
