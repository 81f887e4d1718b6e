namespace FakeDetect.Packaging;

/// <summary>The module for one platform: a folder that Import-Module takes and a package that Install-PSResource takes.</summary>
internal sealed class ModulePackage(RepositoryLayout repository, ModuleManifest manifest, Platform platform)
{
    private const string Name = "FakeDetect";
    private static readonly string[] Notices = ["LICENSE", "THIRD-PARTY-NOTICES.md", "CHANGELOG.md"];

    /// <exception cref="PackagingException">A project does not build, or a native library is missing.</exception>
    public async Task Build()
    {
        string work = repository.WorkOf(platform);
        string artifacts = repository.ArtifactsOf(platform);
        string folder = Folder.Fresh(Path.Combine(artifacts, Name, manifest.Version.ToString()));

        // The cmdlets stay IL: they are thin, and ahead-of-time code against a reference assembly would be refused at run time.
        await DotNet.Run(
            repository.Root,
            "build", "src/FakeDetect.PowerShell", "-c", "Release", "-v", "quiet", "--nologo",
            "--artifacts-path", Path.Combine(work, "cmdlets"), $"-p:ModuleOutput={Path.Combine(work, "module")}/", $"-p:NativeRids={platform.Rid}");
        await DotNet.Publish(repository, platform, "FakeDetect.Core", Folder.Fresh(Path.Combine(work, "engine")));

        string bin = Path.Combine(folder, "module", "bin");
        Folder.Copy(Path.Combine(work, "module", "bin"), bin, name => name is "FakeDetect.PowerShell.dll" or "FakeDetect.Loader.dll");
        Folder.Copy(Path.Combine(work, "engine"), Path.Combine(bin, "engine"), IsWanted);
        Folder.Copy(Path.Combine(repository.Root, "module"), Path.Combine(folder, "module"), name => name.EndsWith(".ps1xml", StringComparison.Ordinal) && !name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal));
        CopyIfThere("models");
        CopyIfThere("en-US");
        File.Copy(repository.Manifest, Path.Combine(folder, Path.GetFileName(repository.Manifest)));
        foreach (string notice in Notices.Where(notice => File.Exists(Path.Combine(repository.Root, notice))))
            File.Copy(Path.Combine(repository.Root, notice), Path.Combine(folder, notice));

        Folder.Copy(Path.Combine(repository.Root, "eng", "licenses"), Path.Combine(folder, "licenses"));
        LicenseFiles.Copy(Path.Combine(work, "obj", "FakeDetect.Core", "project.assets.json"), Path.Combine(folder, "licenses"));

        RequireNatives(Path.Combine(bin, "engine"));
        string package = await Nuspec.Pack(
            Nuspec.Of(Name, manifest, manifest.Description, manifest.Cmdlets, folder), Path.Combine(work, "nuspec"), artifacts);
        Console.Out.WriteLine(
            $"{Path.GetRelativePath(repository.Root, folder)}  {Folder.Megabytes(Folder.SizeOf(folder))}, {Path.GetFileName(package)} {Folder.Megabytes(new FileInfo(package).Length)}");

        void CopyIfThere(string name)
        {
            if (Directory.Exists(Path.Combine(repository.Root, name)))
                Folder.Copy(Path.Combine(repository.Root, name), Path.Combine(folder, name), static _ => true);
        }
    }

    /// <summary>ONNX Runtime's package copies its Windows library for every x64 platform.</summary>
    private bool IsWanted(string name) =>
        Folder.IsShipped(name) && (platform.Rid.StartsWith("win", StringComparison.Ordinal) || !name.StartsWith("onnxruntime", StringComparison.Ordinal));

    private void RequireNatives(string engine)
    {
        string[] missing = [.. platform.Natives.Where(native => Directory.GetFiles(engine, native, SearchOption.AllDirectories).Length == 0)];
        if (missing.Length > 0)
            throw new PackagingException($"{platform.Rid}: the package feed gave no {string.Join(", ", missing)}.");
    }
}
