namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>The name of a Python class, function or constant that passed the allow-list. Only ever compared, never looked up.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}
