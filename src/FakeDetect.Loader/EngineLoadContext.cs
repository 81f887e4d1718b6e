using System.Reflection;
using System.Runtime.Loader;

namespace FakeDetect.Loader;

/// <summary>
/// Holds the engine and everything it needs, natives included, apart from what PowerShell and other modules have loaded:
/// a second module may bring an ONNX Runtime of its own.
/// </summary>
internal sealed class EngineLoadContext(string enginePath) : AssemblyLoadContext("FakeDetect")
{
    private readonly AssemblyDependencyResolver _dependencies = new(enginePath);

    /// <summary>The engine's assembly.</summary>
    public Assembly LoadEngine() => LoadFromAssemblyPath(enginePath);

    /// <summary>Only what the engine's own dependency list names; the framework comes from the default context.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _dependencies.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _dependencies.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
