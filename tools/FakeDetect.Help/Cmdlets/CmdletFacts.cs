namespace FakeDetect.Help.Cmdlets;

/// <summary>A cmdlet as PowerShell sees it.</summary>
/// <param name="Name">Verb-Noun.</param>
/// <param name="Sets">The parameter sets, the default one first.</param>
/// <param name="Parameters">All parameters but the common ones, in the order of the first set that has them.</param>
internal sealed record CmdletFacts(
    string Name,
    IReadOnlyList<ParameterSetFacts> Sets,
    IReadOnlyList<ParameterFacts> Parameters
)
{
    internal string Verb => Name[..Name.IndexOf('-', StringComparison.Ordinal)];

    internal string Noun => Name[(Name.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
