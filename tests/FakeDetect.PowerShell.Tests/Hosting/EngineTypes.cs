using System.Reflection;
using System.Runtime.Loader;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>Types of the engine as the module has loaded it, in a load context of its own.</summary>
internal static class EngineTypes
{
    internal static Type Find(string name) =>
        AssemblyLoadContext
            .GetLoadContext(ExportedCmdlets.Assembly)!
            .LoadFromAssemblyName(new AssemblyName("FakeDetect.Core"))
            .GetType(name, throwOnError: true)!;
}
