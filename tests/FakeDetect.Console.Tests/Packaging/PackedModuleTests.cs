using System.IO.Compression;
using System.Xml.Linq;
using FakeDetect.Console.Tests.EndToEnd;
using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class PackedModuleTests
{
    internal static readonly string[] Verdicts = ["Real", "Fake", "Inconclusive"];

    internal static readonly string Picture = Path.Combine(
        RepositoryLayout.FindAbove(AppContext.BaseDirectory).Root,
        "tests",
        "FakeDetect.Core.Tests",
        "golden",
        "corners",
        "files",
        "jpg_odd.jpg"
    );

    [Fact]
    public async Task The_packed_folder_imports_and_lists_its_commands()
    {
        PackedModule packed = PackedModule.FindOrSkip();

        ConsoleRun run = await ConsoleRun.Of(
            "-Module",
            packed.Manifest,
            "(Get-Command -Module FakeDetect -CommandType Cmdlet).Name"
        );

        Assert.Empty(run.Error);
        Assert.Equal(
            ModuleManifest.Read(packed.Manifest).Cmdlets.Order(StringComparer.OrdinalIgnoreCase),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task The_packed_folder_decodes_pictures_and_draws_charts()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        string charts = Directory.CreateTempSubdirectory("fakedetect-").FullName;
        try
        {
            ConsoleRun run = await ConsoleRun.Of(
                "-Module",
                packed.Manifest,
                $"(Measure-ImageSpectrum -LiteralPath '{Picture}' -CropSize 16 -PlotPath '{charts}').GetType().Name"
            );

            Assert.Empty(run.Error);
            Assert.NotEmpty(run.Output);
            Assert.NotEmpty(Directory.GetFiles(charts, "*.png"));
        }
        finally
        {
            Directory.Delete(charts, recursive: true);
        }
    }

    [Fact]
    public async Task The_packed_folder_gives_a_verdict()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        string models = Path.Combine(Path.GetDirectoryName(packed.Manifest)!, "models");
        Assert.SkipUnless(
            Directory.Exists(models) && Directory.EnumerateDirectories(models).Any(),
            "The package holds no model."
        );

        ConsoleRun run = await ConsoleRun.Of(
            "-Module",
            packed.Manifest,
            $"(Test-FakeImage -LiteralPath '{Picture}').Verdict"
        );

        Assert.Empty(run.Error);
        Assert.Contains(run.Output.Trim(), Verdicts);
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
        var metadata = XDocument
            .Load(stream)
            .Descendants()
            .ToLookup(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("FakeDetect", Assert.Single(metadata["id"]));
        Assert.Equal(ModuleManifest.Read(packed.Manifest).PackageVersion, Assert.Single(metadata["version"]));
        Assert.Contains("PSModule", Assert.Single(metadata["tags"]).Split(' '));
    }

    [Fact]
    public void Of_a_model_the_package_leaves_out_what_it_was_trained_with()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        string models = Path.Combine(packed.Folder, "models");

        Assert.Equal(
            ["README.md", "model.json", "model.onnx"],
            Directory
                .EnumerateFiles(Path.Combine(models, "aligned-mobilenetv2"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(models, "aligned-mobilenetv2"), file))
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(true, "default")]
    [InlineData(true, "some-model", "model.onnx")]
    [InlineData(true, "training", "model.onnx")]
    [InlineData(false, "some-model", "training", "pictures.tsv")]
    [InlineData(false, "some-model", "training", "stages", "1.json")]
    public void A_folder_training_in_a_models_folder_is_not_shipped(bool shipped, params string[] path) =>
        Assert.Equal(shipped, ModulePackage.IsShippedOfModels(Path.Combine(path)));

    [Fact]
    public void The_package_holds_one_platforms_natives_and_no_debug_symbols()
    {
        PackedModule packed = PackedModule.FindOrSkip();
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Path.GetDirectoryName(packed.Manifest)!, "*", SearchOption.AllDirectories)
                .Select(Path.GetFileName)!,
        ];

        Assert.DoesNotContain(files, file => file.EndsWith(".pdb", StringComparison.Ordinal));
        string[] foreign =
            OperatingSystem.IsWindows() ? [".so", ".dylib"]
            : OperatingSystem.IsMacOS() ? [".so"]
            : [".dylib"];
        Assert.DoesNotContain(files, file => foreign.Contains(Path.GetExtension(file)));
        Assert.Equal(OperatingSystem.IsWindows(), files.Contains("onnxruntime.dll"));
    }
}
