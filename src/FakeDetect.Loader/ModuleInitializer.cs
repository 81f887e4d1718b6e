using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace FakeDetect.Loader;

/// <summary>
/// Answers the one question "where is FakeDetect.Core?". It stands in an assembly of its own, a nested module, because
/// PowerShell reflects over a module's assembly before it calls its initializer: by then the answer has to be known.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    private const string EngineName = "FakeDetect.Core";

    private static readonly Lazy<EngineLoadContext> Context = new(() => new EngineLoadContext(FindEngine()));
    private static readonly Lock Hooking = new();
    private static bool _hooked;

    /// <summary>
    /// Hooks the default context once in a process: an import with -Force or in another runspace comes here again. One that
    /// comes at the same time waits until the hook is in place: it is about to reflect over the cmdlets.
    /// </summary>
    public void OnImport()
    {
        lock (Hooking)
        {
            if (!_hooked)
                AssemblyLoadContext.Default.Resolving += ResolveEngine;
            _hooked = true;
        }
    }

    private static string FindEngine() =>
        Path.Combine(
            Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!,
            "engine",
            EngineName + ".dll"
        );

    private static Assembly? ResolveEngine(AssemblyLoadContext context, AssemblyName name) =>
        string.Equals(name.Name, EngineName, StringComparison.OrdinalIgnoreCase) ? Context.Value.LoadEngine() : null;
}
