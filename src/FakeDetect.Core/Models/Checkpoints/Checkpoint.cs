namespace FakeDetect.Models.Checkpoints;

/// <summary>The weights of a file, and where in it they lay.</summary>
/// <param name="Tensors">The state dict; names without prefix.</param>
/// <param name="Format">The file's format.</param>
/// <param name="StateDictKey">The key under which the state dict lay, such as <c>model</c>; empty for the file's root.</param>
/// <param name="Prefix">What was taken off every name, such as <c>module.</c>; may be empty.</param>
/// <param name="Notes">One sentence for each oddity that was survived.</param>
public sealed record Checkpoint(
    TensorSet Tensors,
    CheckpointFormat Format,
    string StateDictKey,
    string Prefix,
    IReadOnlyList<string> Notes
);
