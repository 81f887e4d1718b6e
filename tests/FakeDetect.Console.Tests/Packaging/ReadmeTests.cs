using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class ReadmeTests
{
    private static readonly RepositoryLayout Repository = RepositoryLayout.FindAbove(AppContext.BaseDirectory);
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Every_cmdlet_is_named() =>
        Assert.All(
            ModuleManifest.Read(Repository.Manifest).Cmdlets,
            cmdlet => Assert.Contains($"`{cmdlet}`", Readme, StringComparison.Ordinal)
        );

    [Fact]
    public void Every_package_that_the_engine_ships_is_in_the_notices()
    {
        string notices = File.ReadAllText(Path.Combine(Repository.Root, "THIRD-PARTY-NOTICES.md"));
        var project = System.Xml.Linq.XDocument.Load(
            Path.Combine(Repository.Root, "src", "FakeDetect.Core", "FakeDetect.Core.csproj")
        );
        string[] packages =
        [
            .. project
                .Descendants("PackageReference")
                .Where(reference =>
                    !((string?)reference.Attribute("Condition") ?? "").Contains("==", StringComparison.Ordinal)
                )
                .Select(reference => (string)reference.Attribute("Include")!),
        ];

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(FamilyOf(package), notices, StringComparison.Ordinal));
    }

    // The notices name native packages of all platforms together: NetVips.Native.*.
    private static string FamilyOf(string package) =>
        package.Split(".Native", 2) is [var family, { Length: > 0 } rest]
            ? $"{family}.Native{(rest.StartsWith("Assets", StringComparison.Ordinal) ? "Assets" : "")}.*"
            : package;
}
