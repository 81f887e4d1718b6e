using System.Runtime.InteropServices;
using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

/// <summary>The module that was packed for this platform.</summary>
internal sealed record PackedModule(string Manifest, string Package)
{
    public string Folder => Path.GetDirectoryName(Manifest)!;

    /// <summary>The folder that everything for this platform is packed into, whether it is there or not.</summary>
    public static string ArtifactsOf(string platform) =>
        Path.Combine(RepositoryLayout.FindAbove(AppContext.BaseDirectory).Root, "artifacts", "FakeDetect-" + platform);

    /// <summary>Finds it; the test is skipped where nothing was packed.</summary>
    public static PackedModule FindOrSkip() => FindOrSkip(RuntimeInformation.RuntimeIdentifier, "");

    /// <summary>Finds the one that runs on CUDA devices, likewise.</summary>
    public static PackedModule FindForCudaOrSkip() =>
        FindOrSkip(RuntimeInformation.RuntimeIdentifier + "-cuda", " -- --onnxruntime gpu");

    private static PackedModule FindOrSkip(string platform, string arguments)
    {
        string artifacts = ArtifactsOf(platform);
        string? manifest = Directory.Exists(artifacts)
            ? Directory.GetFiles(artifacts, "FakeDetect.psd1", SearchOption.AllDirectories).SingleOrDefault()
            : null;
        Assert.SkipWhen(
            manifest is null,
            $"Nothing is packed for {platform}: dotnet run --project tools/FakeDetect.Packaging{arguments}"
        );
        string package = Path.Combine(artifacts, $"FakeDetect.{ModuleManifest.Read(manifest).PackageVersion}.nupkg");
        return new PackedModule(manifest, package);
    }
}
