using System.Runtime.InteropServices;
using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

/// <summary>The module that was packed for this platform.</summary>
internal sealed record PackedModule(string Manifest, string Package)
{
    /// <summary>Finds it; the test is skipped where nothing was packed.</summary>
    public static PackedModule FindOrSkip()
    {
        string artifacts = Path.Combine(
            RepositoryLayout.FindAbove(AppContext.BaseDirectory).Root,
            "artifacts",
            "FakeDetect-" + RuntimeInformation.RuntimeIdentifier
        );
        string? manifest = Directory.Exists(artifacts)
            ? Directory.GetFiles(artifacts, "FakeDetect.psd1", SearchOption.AllDirectories).SingleOrDefault()
            : null;
        Assert.SkipWhen(
            manifest is null,
            $"Nothing is packed for {RuntimeInformation.RuntimeIdentifier}: dotnet run --project src/FakeDetect.Packaging"
        );
        string package = Path.Combine(artifacts, $"FakeDetect.{ModuleManifest.Read(manifest).PackageVersion}.nupkg");
        return new PackedModule(manifest, package);
    }
}
