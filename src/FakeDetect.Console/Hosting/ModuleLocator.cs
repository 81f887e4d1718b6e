using FakeDetect.Console.Invocation;

namespace FakeDetect.Console.Hosting;

/// <summary>Finds the manifest of the module that the host imports.</summary>
internal static class ModuleLocator
{
    public const string ManifestName = "FakeDetect.psd1";
    private const string ModuleName = "FakeDetect";
    public const string PathVariable = "FAKEDETECT_MODULE";

    /// <summary>
    /// The manifest named by -Module, else by FAKEDETECT_MODULE (a file or its folder), else the first one in the folder of the program or above it,
    /// bare or in a module folder: so the host finds the module that it was built or packed with.
    /// </summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string? asked)
    {
        if (!string.IsNullOrEmpty(asked))
            return Existing(asked, "-Module");
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } variable)
            return Existing(variable, PathVariable);
        return FindAbove(AppContext.BaseDirectory)
            ?? throw new UsageException(
                $"{ManifestName} is neither in '{AppContext.BaseDirectory}' nor above it: give its path with -Module or in {PathVariable}."
            );
    }

    internal static string? FindAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, ManifestName);
            if (File.Exists(candidate))
                return candidate;
            if (FindInstalled(Path.Combine(at.FullName, ModuleName)) is { } installed)
                return installed;
        }

        return null;
    }

    /// <summary>The highest version in a module folder as PowerShell lays it out: FakeDetect/0.1.0/FakeDetect.psd1.</summary>
    private static string? FindInstalled(string moduleFolder) =>
        !Directory.Exists(moduleFolder)
            ? null
            : Directory
                .EnumerateDirectories(moduleFolder)
                .Select(folder =>
                    (
                        Version: Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : null,
                        Manifest: Path.Combine(folder, ManifestName)
                    )
                )
                .Where(entry => entry.Version is not null && File.Exists(entry.Manifest))
                .MaxBy(entry => entry.Version)
                .Manifest;

    private static string Existing(string path, string source)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            full = Path.Combine(full, ManifestName);
        return File.Exists(full) ? full : throw new UsageException($"{source} names '{full}', which does not exist.");
    }
}
