namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>Where things lie: the checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] SourceFolders = ["src", "tools"];

    internal static string Root { get; } = FindRoot();

    internal static string Manifest { get; } = Path.Combine(Root, "FakeDetect.psd1");

    /// <summary>A detector of brightness: white is fake, black is real.</summary>
    internal static string TinyDetector { get; } =
        Path.Combine(Root, "tests", "FakeDetect.PowerShell.Tests", "golden", "tiny-detector");

    /// <summary>The program of another project, built in the configuration of these tests.</summary>
    internal static string Program(string project) => Built("src", project);

    /// <summary>The program of a project that only the build uses, likewise.</summary>
    internal static string Tool(string project) => Built("tools", project);

    /// <summary>The source files of the product and of what builds it, without what the build makes.</summary>
    internal static IEnumerable<string> SourceFiles() =>
        SourceFolders
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Where(static file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            );

    private static string Built(string folder, string project) =>
        Path.Combine(
            Root,
            folder,
            project,
            "bin",
            Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!),
            "net10.0",
            project + ".dll"
        );

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeDetect.psd1")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new DirectoryNotFoundException("FakeDetect.psd1 is in no folder above the tests.");
    }
}
