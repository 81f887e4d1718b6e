using System.Reflection;
using FakeDetect.Console.Hosting;
using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class ModuleManifestTests
{
    [Fact]
    public void Manifest_and_assemblies_have_one_version()
    {
        string assembly = typeof(Terminal)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

        ModuleManifest manifest = ModuleManifest.Read(RepositoryLayout.FindAbove(AppContext.BaseDirectory).Manifest);

        Assert.Equal(assembly, manifest.PackageVersion);
    }

    [Fact]
    public void A_manifest_is_read_as_data_and_never_run()
    {
        string marker = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, $"@{{ ModuleVersion = [string] (New-Item '{marker}') }}");
        try
        {
            Assert.ThrowsAny<Exception>(() => ModuleManifest.Read(path));
            Assert.False(File.Exists(marker));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
