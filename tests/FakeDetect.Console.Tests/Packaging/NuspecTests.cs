using System.Xml.Linq;
using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class NuspecTests
{
    [Fact]
    public void The_package_carries_the_tags_by_which_a_module_and_its_commands_are_found()
    {
        var manifest = new ModuleManifest
        {
            Version = new Version(1, 2, 3),
            Prerelease = "beta1",
            Author = "A",
            Copyright = "C",
            Description = "D",
            Cmdlets = ["Test-One", "Get-Two"],
            Tags = ["PSEdition_Core", "Linux"],
        };

        XDocument nuspec = Nuspec.Of("Sample", manifest, "D", manifest.Cmdlets, "/packed");

        string Value(string name) => nuspec.Descendants().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("1.2.3-beta1", Value("version"));
        Assert.Equal(
            [
                "PSModule",
                "PSEdition_Core",
                "Linux",
                "PSIncludes_Cmdlet",
                "PSCmdlet_Test-One",
                "PSCommand_Test-One",
                "PSCmdlet_Get-Two",
                "PSCommand_Get-Two",
            ],
            Value("tags").Split(' ')
        );
    }
}
