using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>The assemblies that an assembly refers to, read without loading it.</summary>
internal static class AssemblyReferences
{
    internal static string[] Of(string assembly)
    {
        using FileStream stream = File.OpenRead(assembly);
        using PEReader image = new(stream);
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }
}
