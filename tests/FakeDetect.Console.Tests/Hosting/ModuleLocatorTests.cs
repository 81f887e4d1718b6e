using FakeDetect.Console.Hosting;

namespace FakeDetect.Console.Tests.Hosting;

public sealed class ModuleLocatorTests
{
    [Fact]
    public void The_manifest_is_found_above_the_program()
    {
        string root = Directory.CreateTempSubdirectory("fakedetect-").FullName;
        try
        {
            string below = Directory.CreateDirectory(Path.Combine(root, "src", "bin")).FullName;
            string manifest = Path.Combine(root, ModuleLocator.ManifestName);
            File.WriteAllText(manifest, "@{}");

            Assert.Equal(manifest, ModuleLocator.FindAbove(below));
            Assert.Equal(manifest, ModuleLocator.Find(root));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void The_highest_version_in_a_module_folder_beside_the_program_is_found()
    {
        string root = Directory.CreateTempSubdirectory("fakedetect-").FullName;
        try
        {
            foreach (string version in new[] { "0.9.0", "0.10.0", "notes" })
                File.WriteAllText(
                    Path.Combine(
                        Directory.CreateDirectory(Path.Combine(root, "FakeDetect", version)).FullName,
                        ModuleLocator.ManifestName
                    ),
                    "@{}"
                );

            Assert.Equal(
                Path.Combine(root, "FakeDetect", "0.10.0", ModuleLocator.ManifestName),
                ModuleLocator.FindAbove(Directory.CreateDirectory(Path.Combine(root, "console")).FullName)
            );
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void The_host_that_is_built_here_finds_the_module_that_is_built_here() =>
        Assert.NotNull(ModuleLocator.FindAbove(AppContext.BaseDirectory));
}
