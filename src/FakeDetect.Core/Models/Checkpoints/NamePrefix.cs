namespace FakeDetect.Models.Checkpoints;

/// <summary>What wrappers put before every tensor's name: DataParallel, torch.compile, Lightning.</summary>
internal static class NamePrefix
{
    private static readonly string[] s_known = ["module.", "_orig_mod.", "model.", "net."];

    /// <summary>The prefix that all names share, of known parts; may be empty.</summary>
    public static string Of(IReadOnlyList<string> names)
    {
        string prefix = "";
        while (
            names.Count > 0
            && s_known.FirstOrDefault(k => names.All(n => n.AsSpan(prefix.Length).StartsWith(k))) is { } part
        )
            prefix += part;
        return prefix;
    }

    public static string Of(StateDict state) => Of([.. state.Tensors.Select(t => t.Key)]);
}
