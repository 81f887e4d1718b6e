using System.Reflection;
using System.Runtime.Loader;

namespace FakeDetect.Console.Hosting;

/// <summary>The C# compiler that Add-Type asks for is not shipped (10 MB): whoever asks is told so, and not that a file is missing.</summary>
internal static class MissingCompiler
{
    private const string Name = "Microsoft.CodeAnalysis";

    public static void Explain() => AssemblyLoadContext.Default.Resolving += Refuse;

    private static Assembly? Refuse(AssemblyLoadContext context, AssemblyName assembly) =>
        assembly.Name is { } name && name.StartsWith(Name, StringComparison.Ordinal)
            ? throw new NotSupportedException(
                "FakeDetect.Console holds no C# compiler: Add-Type loads assemblies (-AssemblyName, -Path) and compiles no source here. Run the script in PowerShell 7.6 (pwsh)."
            )
            : null;
}
