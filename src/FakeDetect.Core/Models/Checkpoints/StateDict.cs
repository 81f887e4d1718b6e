using FakeDetect.Models.Checkpoints.Pickle;

namespace FakeDetect.Models.Checkpoints;

/// <summary>The state dict found in a pickle: names and windows on storages, nothing read yet.</summary>
/// <param name="Key">The key under which it lay; empty for the root.</param>
/// <param name="Tensors">Name and tensor, in order.</param>
/// <param name="Notes">What was left out of it.</param>
internal sealed record StateDict(
    string Key,
    IReadOnlyList<KeyValuePair<string, TensorReference>> Tensors,
    IReadOnlyList<string> Notes
)
{
    // In the order of preference. What stands beside them (optimizer, epoch, options) is never read.
    private static readonly string[] s_keys = ["model", "state_dict", "net", "model_state_dict", "network", "weights"];

    /// <summary>Finds the state dict: the root itself, or what lies under one of the usual keys, two deep at most.</summary>
    /// <exception cref="ModelInvalidException">There is none; the message has the keys that there are.</exception>
    public static StateDict Find(object? root, string file)
    {
        string key = "";
        object? candidate = root;
        for (int depth = 0; depth < 3 && candidate is PickleDict dict; depth++)
        {
            // A dict under one of the keys comes first: a lone tensor beside it (a step, a score) is no state dict.
            string? next = s_keys.FirstOrDefault(k => dict.TryGet(k, out object? value) && value is PickleDict);
            if (next is null && dict.Entries.Any(e => e.Value is TensorReference))
                return Of(dict, key);
            if (next is null)
                break;
            key = key.Length == 0 ? next : $"{key}.{next}";
            dict.TryGet(next, out candidate);
        }
        string found = root is PickleDict top
            ? $"its entries are {string.Join(", ", top.Keys.Take(8).Select(k => $"'{k}'"))}"
            : "its content is not a dict";
        throw new ModelInvalidException(
            "CheckpointStateDictMissing",
            file,
            $"'{file}' holds no state dict, neither at its root nor under {string.Join(", ", s_keys.Select(k => $"'{k}'"))}: {found}.",
            "Save the model's state dict in PyTorch: torch.save(model.state_dict(), path)."
        );
    }

    private static StateDict Of(PickleDict dict, string key)
    {
        List<KeyValuePair<string, TensorReference>> tensors = [];
        List<string> notes = [];
        foreach ((string name, object? value) in dict.Entries)
        {
            if (value is TensorReference tensor)
                tensors.Add(new(name, tensor));
            else
                notes.Add($"The entry '{name}' of the state dict is not a tensor and was skipped.");
        }
        return new StateDict(key, tensors, notes);
    }
}
