using System.Text.Json;

namespace FakeDetect.Packaging;

/// <summary>Collects the licence and notice files of the packages that a folder holds files of.</summary>
internal static class LicenseFiles
{
    /// <param name="assetsFile">The project's project.assets.json: what NuGet restored, and where it lies.</param>
    /// <param name="shipped">What is shipped; a package none of whose files is below it is passed over.</param>
    /// <param name="to">Receives one folder a package that has such files.</param>
    public static void Copy(string assetsFile, string shipped, string to)
    {
        HashSet<string> names =
        [
            .. Directory
                .EnumerateFiles(shipped, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file)),
        ];
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
            string[] files = [.. library.Value.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
            if (!files.Where(IsLibrary).Any(file => names.Contains(Path.GetFileName(file))))
                continue;

            foreach (string file in files.Where(IsLicense))
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

    // Where NuGet looks for what a program runs with.
    private static bool IsLibrary(string file) =>
        file.StartsWith("lib/", StringComparison.Ordinal) || file.StartsWith("runtimes/", StringComparison.Ordinal);

    private static bool IsLicense(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)
            || name.Contains("THIRD-PARTY", StringComparison.OrdinalIgnoreCase)
            || name.Contains("ThirdParty", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("NOTICE", StringComparison.OrdinalIgnoreCase);
    }
}
