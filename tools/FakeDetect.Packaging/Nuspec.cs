using System.Xml.Linq;

namespace FakeDetect.Packaging;

/// <summary>The description of a package, with the tags by which Find-PSResource and Install-PSResource know a module.</summary>
internal static class Nuspec
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";

    /// <summary>The document; the package holds the folder's files as they lie.</summary>
    public static XDocument Of(
        string id,
        ModuleManifest manifest,
        string description,
        IReadOnlyList<string> cmdlets,
        string folder
    )
    {
        IEnumerable<string> tags = ["PSModule", .. manifest.Tags];
        if (cmdlets.Count > 0)
            tags =
            [
                .. tags,
                "PSIncludes_Cmdlet",
                .. cmdlets.SelectMany(cmdlet => new[] { $"PSCmdlet_{cmdlet}", $"PSCommand_{cmdlet}" }),
            ];

        return new XDocument(
            new XElement(
                Schema + "package",
                new XElement(
                    Schema + "metadata",
                    new XElement(Schema + "id", id),
                    new XElement(Schema + "version", manifest.PackageVersion),
                    new XElement(Schema + "authors", manifest.Author),
                    new XElement(Schema + "description", description),
                    new XElement(Schema + "copyright", manifest.Copyright),
                    new XElement(Schema + "license", new XAttribute("type", "file"), "LICENSE"),
                    new XElement(Schema + "requireLicenseAcceptance", "false"),
                    new XElement(Schema + "tags", string.Join(' ', tags.Distinct(StringComparer.OrdinalIgnoreCase)))
                ),
                new XElement(
                    Schema + "files",
                    new XElement(
                        Schema + "file",
                        new XAttribute("src", Path.Combine(folder, "**")),
                        new XAttribute("target", "")
                    )
                )
            )
        );
    }

    /// <summary>Writes the package and returns its path.</summary>
    public static async Task<string> Pack(XDocument nuspec, string workFolder, string outputFolder)
    {
        XElement metadata = nuspec.Root!.Element(Schema + "metadata")!;
        string id = metadata.Element(Schema + "id")!.Value;
        string path = Path.Combine(Directory.CreateDirectory(workFolder).FullName, id + ".nuspec");
        nuspec.Save(path);
        await DotNet.Run(workFolder, "pack", path, "-o", outputFolder);
        return Path.Combine(outputFolder, $"{id}.{metadata.Element(Schema + "version")!.Value}.nupkg");
    }
}
