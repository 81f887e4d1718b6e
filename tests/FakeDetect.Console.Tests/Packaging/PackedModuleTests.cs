using System.IO.Compression;
using System.Xml.Linq;
using FakeDetect.Console.Tests.EndToEnd;
using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class PackedModuleTests
{
    [Fact]
    public async Task The_packed_folder_imports_and_lists_its_commands()
    {
        PackedModule packed = PackedModule.FindOrSkip();

        ConsoleRun run = await ConsoleRun.Of("-Module", packed.Manifest, "(Get-Command -Module FakeDetect -CommandType Cmdlet).Name");

        Assert.Empty(run.Error);
        Assert.Equal(
            ModuleManifest.Read(packed.Manifest).Cmdlets.Order(StringComparer.OrdinalIgnoreCase),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_packed_folder_reaches_its_native_libraries()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        string text = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jpg");
        await File.WriteAllBytesAsync(text, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], TestContext.Current.CancellationToken);
        try
        {
            // Without a model the engine still reads the picture's header or refuses it: either way the answer is ours, not a missing library.
            ConsoleRun run = await ConsoleRun.Of("-Module", packed.Manifest, $"Test-FakeImage -LiteralPath '{text}'");

            Assert.DoesNotContain("DllNotFound", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Could not load", run.Error, StringComparison.Ordinal);
            Assert.NotEqual(0, run.ExitCode);
        }
        finally
        {
            File.Delete(text);
        }
    }

    [Fact]
    public void The_package_lies_as_Install_PSResource_unpacks_it()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        using ZipArchive package = ZipFile.OpenRead(packed.Package);
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Contains("FakeDetect.psd1", names);
        Assert.Contains("LICENSE", names);
        Assert.Contains("module/bin/FakeDetect.PowerShell.dll", names);
        Assert.Contains("module/bin/engine/FakeDetect.Core.dll", names);

        using Stream stream = package.GetEntry("FakeDetect.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("FakeDetect", Assert.Single(metadata["id"]));
        Assert.Equal(ModuleManifest.Read(packed.Manifest).PackageVersion, Assert.Single(metadata["version"]));
        Assert.Contains("PSModule", Assert.Single(metadata["tags"]).Split(' '));
    }

    [Fact]
    public void The_package_holds_one_platforms_natives_and_no_debug_symbols()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        string[] files = [.. Directory.EnumerateFiles(Path.GetDirectoryName(packed.Manifest)!, "*", SearchOption.AllDirectories).Select(Path.GetFileName)!];

        Assert.DoesNotContain(files, file => file.EndsWith(".pdb", StringComparison.Ordinal));
        string[] foreign = OperatingSystem.IsWindows() ? [".so", ".dylib"] : OperatingSystem.IsMacOS() ? [".so"] : [".dylib"];
        Assert.DoesNotContain(files, file => foreign.Contains(Path.GetExtension(file)));
        Assert.Equal(OperatingSystem.IsWindows(), files.Contains("onnxruntime.dll"));
    }
}
