using System.Collections.ObjectModel;
using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Objects that agree in the values they were grouped by.</summary>
/// <param name="Count">How many.</param>
/// <param name="Name">The values as text.</param>
/// <param name="Values">The values.</param>
/// <param name="Group">The objects; null where they were not asked for.</param>
public sealed record ObjectGroup(int Count, string Name, IReadOnlyList<object?> Values, Collection<PSObject>? Group);
