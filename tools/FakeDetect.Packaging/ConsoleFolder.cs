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
            published,
            Path.Combine(folder, "licenses")
        );
        Folder.Copy(repository.Licenses, Path.Combine(folder, "licenses"), static name => !name.Contains("GPL"));
        foreach (string notice in RepositoryLayout.Notices)
            File.Copy(Path.Combine(repository.Root, notice), Path.Combine(folder, notice));
        Console.Out.WriteLine(
            $"{Path.GetRelativePath(repository.Root, folder)}  {Folder.Megabytes(Folder.SizeOf(folder))}"
        );
    }
}
