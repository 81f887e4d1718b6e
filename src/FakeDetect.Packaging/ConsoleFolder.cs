namespace FakeDetect.Packaging;

/// <summary>The console host for one platform, beside the module that it imports. It needs the .NET 10 runtime and no PowerShell.</summary>
internal sealed class ConsoleFolder(RepositoryLayout repository, Platform platform)
{
    /// <exception cref="PackagingException">The project does not build.</exception>
    public async Task Build()
    {
        string published = Folder.Fresh(Path.Combine(repository.WorkOf(platform), "console"));
        await DotNet.Publish(repository, platform, "FakeDetect.Console", published);

        string folder = Folder.Fresh(Path.Combine(repository.ArtifactsOf(platform), "console"));
        Folder.Copy(published, folder);
        LicenseFiles.Copy(
            Path.Combine(repository.WorkOf(platform), "obj", "FakeDetect.Console", "project.assets.json"),
            Path.Combine(folder, "licenses")
        );
        Console.Out.WriteLine(
            $"{Path.GetRelativePath(repository.Root, folder)}  {Folder.Megabytes(Folder.SizeOf(folder))}"
        );
    }
}
