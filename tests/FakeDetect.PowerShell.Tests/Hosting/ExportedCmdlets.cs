using System.Management.Automation;
using System.Reflection;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>The cmdlets of the built module.</summary>
internal static class ExportedCmdlets
{
    private static readonly Lazy<IReadOnlyDictionary<string, Type>> Exported = new(Read);

    /// <summary>Verb-Noun, in order.</summary>
    internal static IReadOnlyList<string> Names => [.. Exported.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The class of a cmdlet.</summary>
    internal static Type ClassOf(string name) => Exported.Value[name];

    /// <summary>The assembly that they are in.</summary>
    internal static Assembly Assembly => Exported.Value.Values.First().Assembly;

    private static Dictionary<string, Type> Read()
    {
        using ModuleSession session = new();
        return session
            .Run("(Get-Module FakeDetect).ExportedCmdlets.Values")
            .ThrowIfFailed()
            .Select(item => (CmdletInfo)item.BaseObject)
            .ToDictionary(cmdlet => cmdlet.Name, cmdlet => cmdlet.ImplementingType, StringComparer.Ordinal);
    }
}
