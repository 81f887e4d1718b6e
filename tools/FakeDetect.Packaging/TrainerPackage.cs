namespace FakeDetect.Packaging;

/// <summary>The training host: a module folder without commands, which FakeDetect finds beside itself. libtorch makes it large.</summary>
internal sealed class TrainerPackage(RepositoryLayout repository, ModuleManifest manifest, Platform platform)
{
    private const string Name = "FakeDetect.Trainer";
    private const string Description =
        "The training host of the FakeDetect module, with libtorch. Invoke-DetectorTraining runs it as a child process.";

    /// <summary>libtorch for other platforms would be packages of their own (several times the size of the module).</summary>
    public static bool CanBeMadeFor(Platform platform) => platform.Name == "linux-x64";

    /// <exception cref="PackagingException">The project does not build.</exception>
    public async Task Build()
    {
        string work = repository.WorkOf(platform);
        string artifacts = repository.ArtifactsOf(platform);
        await DotNet.Run(
            repository.Root,
            "build",
            Path.Combine("src", Name),
            "-c",
            "Release",
            "-v",
            "quiet",
            "--nologo",
            "--artifacts-path",
            Path.Combine(work, "trainer-build"),
            $"-p:ModuleOutput={Path.Combine(work, "module")}/",
            $"-p:NativeRids={platform.Rid}"
        );

        string folder = Folder.Fresh(Path.Combine(artifacts, Name, manifest.Version.ToString()));
        Folder.Copy(Path.Combine(work, "module", "trainer"), Path.Combine(folder, "trainer"));
        File.Copy(Path.Combine(repository.Root, "LICENSE"), Path.Combine(folder, "LICENSE"));
        await File.WriteAllTextAsync(Path.Combine(folder, Name + ".psd1"), Manifest());

        LicenseFiles.Copy(
            Path.Combine(work, "trainer-build", "obj", Name, "project.assets.json"),
            Path.Combine(folder, "trainer"),
            Path.Combine(folder, "licenses")
        );

        string package = await Nuspec.Pack(
            Nuspec.Of(Name, manifest, Description, [], folder),
            Path.Combine(work, "nuspec"),
            artifacts
        );
        Console.Out.WriteLine(
            $"{Path.GetRelativePath(repository.Root, folder)}  {Folder.Megabytes(Folder.SizeOf(folder))}, {Path.GetFileName(package)} {Folder.Megabytes(new FileInfo(package).Length)}"
        );
    }

    private string Manifest() =>
        $$"""
            @{
                ModuleVersion        = '{{manifest.Version}}'
                GUID                 = 'b2f4c1d6-8f7e-4a55-9c36-5d0a7e1f3b28'
                Author               = '{{manifest.Author}}'
                Copyright            = '{{manifest.Copyright}}'
                Description          = '{{Description}}'
                PowerShellVersion    = '7.6'
                CompatiblePSEditions = @('Core')
                FunctionsToExport    = @()
                CmdletsToExport      = @()
                VariablesToExport    = @()
                AliasesToExport      = @()
                PrivateData          = @{
                    PSData = @{
                        Tags       = @('PSEdition_Core', 'Linux')
                        Prerelease = '{{manifest.Prerelease}}'
                    }
                }
            }

            """;
}
