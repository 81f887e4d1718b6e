namespace FakeDetect.Help.Cmdlets;

/// <summary>One way to call a cmdlet.</summary>
/// <param name="Name">The set's name; empty where the cmdlet has only one.</param>
/// <param name="IsDefault">Whether it is the one that is taken where the arguments leave it open.</param>
/// <param name="Parameters">Its parameters: those with a position first, then the mandatory ones, then the others.</param>
internal sealed record ParameterSetFacts(string Name, bool IsDefault, IReadOnlyList<ParameterFacts> Parameters);
