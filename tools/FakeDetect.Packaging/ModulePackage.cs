namespace FakeDetect.Packaging;

/// <summary>The module for one platform: a folder that Import-Module takes and a package that Install-PSResource takes.</summary>
internal sealed class ModulePackage(RepositoryLayout repository, ModuleManifest manifest, Platform platform)
{
    private const string Name = "FakeDetect";

    /// <exception cref="PackagingException">A project does not build, or a native library is missing.</exception>
    public async Task Build()
    {
        string work = repository.WorkOf(platform);
        string artifacts = repository.ArtifactsOf(platform);
        string folder = Folder.Fresh(Path.Combine(artifacts, Name, manifest.Version.ToString()));

        // The cmdlets stay IL: ahead-of-time code would be compiled against PowerShellStandard, a reference assembly, not against the engine that runs it.
        await DotNet.Run(
            repository.Root,
            "build",
            "src/FakeDetect.PowerShell",
            "-c",
            "Release",
            "-v",
            "quiet",
            "--nologo",
            "--artifacts-path",
            Path.Combine(work, "cmdlets"),
            $"-p:ModuleOutput={Path.Combine(work, "module")}/",
            $"-p:NativeRids={platform.Rid}",
            $"-p:OnnxRuntime={platform.OnnxRuntime}"
        );
        await DotNet.Publish(repository, platform, "FakeDetect.Core", Folder.Fresh(Path.Combine(work, "engine")));

        Assemble(folder, work);
        RequireNatives(folder);
        string package = await Nuspec.Pack(
            Nuspec.Of(Name, manifest, manifest.Description, manifest.Cmdlets, folder),
            Path.Combine(work, "nuspec"),
            artifacts
        );
        Console.Out.WriteLine(
            $"{Path.GetRelativePath(repository.Root, folder)}  {Folder.Megabytes(Folder.SizeOf(folder))}, {Path.GetFileName(package)} {Folder.Megabytes(new FileInfo(package).Length)}"
        );
    }

    /// <summary>Lays the module out as the manifest wants it: the same places as in the repository.</summary>
    private void Assemble(string folder, string work)
    {
        string bin = Path.Combine(folder, "module", "bin");
        Folder.Copy(
            Path.Combine(work, "module", "bin"),
            bin,
            name => name is "FakeDetect.PowerShell.dll" or "FakeDetect.Loader.dll"
        );
        Folder.Copy(Path.Combine(work, "engine"), Path.Combine(bin, "engine"), IsWanted);
        foreach (string view in Directory.EnumerateFiles(Path.Combine(repository.Root, "module"), "*.ps1xml"))
            File.Copy(view, Path.Combine(folder, "module", Path.GetFileName(view)));
        Folder.Copy(Path.Combine(repository.Root, "en-US"), Path.Combine(folder, "en-US"), static _ => true);
        Folder.Copy(Path.Combine(repository.Root, "models"), Path.Combine(folder, "models"), IsShippedOfModels);

        File.Copy(repository.Manifest, Path.Combine(folder, Path.GetFileName(repository.Manifest)));
        foreach (string notice in RepositoryLayout.Notices)
            File.Copy(Path.Combine(repository.Root, notice), Path.Combine(folder, notice));

        Folder.Copy(repository.Licenses, Path.Combine(folder, "licenses"));
        LicenseFiles.Copy(
            Path.Combine(work, "obj", "FakeDetect.Core", "project.assets.json"),
            bin,
            Path.Combine(folder, "licenses")
        );
    }

    /// <summary>Of a model's folder everything ships but what it was trained with: the folder "training", 8 MB of lists.</summary>
    /// <param name="name">A file's path below the folder of models.</param>
    internal static bool IsShippedOfModels(string name) =>
        name.Split(Path.DirectorySeparatorChar) is not [_, "training", ..];

    /// <summary>ONNX Runtime's package copies its Windows library for every x64 platform; TensorRT is never asked for.</summary>
    private bool IsWanted(string name) =>
        Folder.IsShipped(name)
        && !name.Contains("onnxruntime_providers_tensorrt", StringComparison.Ordinal)
        && (
            platform.Rid.StartsWith("win", StringComparison.Ordinal)
            || !name.StartsWith("onnxruntime", StringComparison.Ordinal)
        );

    private void RequireNatives(string folder)
    {
        string[] missing =
        [
            .. platform.Natives.Where(native =>
                Directory.GetFiles(folder, native, SearchOption.AllDirectories).Length == 0
            ),
        ];
        if (missing.Length > 0)
            throw new PackagingException($"{platform.Name}: the package feed gave no {string.Join(", ", missing)}.");
    }
}
