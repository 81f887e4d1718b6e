using FakeDetect.Console.Invocation;

namespace FakeDetect.Console.Hosting;

/// <summary>Finds the manifest of the module that the host imports.</summary>
internal static class ModuleLocator
{
    public const string ManifestName = "FakeDetect.psd1";
    public const string PathVariable = "FAKEDETECT_MODULE";

    /// <summary>
    /// The manifest named by -Module, else by FAKEDETECT_MODULE (a file or its folder), else the first one in the folder of the program or above it:
    /// so the host finds the module it was built or packed with.
    /// </summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string? asked)
    {
        if (!string.IsNullOrEmpty(asked))
            return Existing(asked, "-Module");
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } variable)
            return Existing(variable, PathVariable);
        return FindAbove(AppContext.BaseDirectory)
            ?? throw new UsageException($"{ManifestName} is neither in '{AppContext.BaseDirectory}' nor above it: give its path with -Module or in {PathVariable}.");
    }

    internal static string? FindAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, ManifestName);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private static string Existing(string path, string source)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            full = Path.Combine(full, ManifestName);
        return File.Exists(full) ? full : throw new UsageException($"{source} names '{full}', which does not exist.");
    }
}
