namespace FakeDetect.Packaging;

/// <summary>Where things lie in the repository.</summary>
internal sealed record RepositoryLayout(string Root)
{
    private const string ManifestName = "FakeDetect.psd1";

    /// <summary>What lies beside the product in each package.</summary>
    public static readonly IReadOnlyList<string> Notices = ["LICENSE", "THIRD-PARTY-NOTICES.md", "CHANGELOG.md"];

    /// <summary>Texts of licences that the notices name and packages do not hold.</summary>
    public string Licenses => Path.Combine(Root, "tools", "FakeDetect.Packaging", "licenses");

    public string Manifest => Path.Combine(Root, ManifestName);

    /// <summary>Where the packages of a platform go.</summary>
    public string ArtifactsOf(Platform platform) => Path.Combine(Root, "artifacts", $"FakeDetect-{platform.Name}");

    /// <summary>Where its assemblies are built, apart from those of the daily build.</summary>
    public string WorkOf(Platform platform) => Path.Combine(Root, "artifacts", "work", platform.Name);

    /// <summary>The repository that the folder lies in.</summary>
    /// <exception cref="PackagingException">It lies in none.</exception>
    public static RepositoryLayout FindAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (
                File.Exists(Path.Combine(at.FullName, ManifestName))
                && Directory.Exists(Path.Combine(at.FullName, "src"))
            )
                return new RepositoryLayout(at.FullName);
        }

        throw new PackagingException($"'{folder}' does not lie in the repository.");
    }
}
