using System.Text.Json;

namespace FakeDetect.Packaging;

/// <summary>Collects the licence and notice files of the packages that a project was restored with.</summary>
internal static class LicenseFiles
{
    /// <param name="assetsFile">The project's project.assets.json: what NuGet restored, and where it lies.</param>
    /// <param name="to">Receives one folder a package that has such files.</param>
    public static void Copy(string assetsFile, string to)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        string[] roots =
        [
            .. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name),
        ];
        foreach (JsonProperty library in assets.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;

            string path = library.Value.GetProperty("path").GetString()!;
            foreach (
                string file in library
                    .Value.GetProperty("files")
                    .EnumerateArray()
                    .Select(file => file.GetString()!)
                    .Where(IsLicense)
            )
            {
                string? source = roots.Select(root => Path.Combine(root, path, file)).FirstOrDefault(File.Exists);
                if (source is null)
                    continue;
                string target = Path.Combine(to, library.Name.Replace('/', '.'), Path.GetFileName(file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target, overwrite: true);
            }
        }
    }

    private static bool IsLicense(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)
            || name.Contains("THIRD-PARTY", StringComparison.OrdinalIgnoreCase)
            || name.Contains("ThirdParty", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("NOTICE", StringComparison.OrdinalIgnoreCase);
    }
}
