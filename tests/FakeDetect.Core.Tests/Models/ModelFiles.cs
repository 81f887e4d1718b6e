using System.Runtime.CompilerServices;

namespace FakeDetect.Core.Tests.Models;

/// <summary>Where the files of the model tests lie.</summary>
internal static class ModelFiles
{
    /// <summary>Files that are stored beside the script that made them.</summary>
    public static string Golden(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "golden", .. parts]);

    /// <summary>Published material beside the checkout, which need not be there: null then.</summary>
    public static string? Shared(params string[] parts)
    {
        string path = Path.Combine([Path.GetDirectoryName(RepositoryRoot)!, "shared", .. parts]);
        return Path.Exists(path) ? path : null;
    }

    /// <summary>The checkout.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        // Built deterministically, the compiler may map source paths away: then the output folder leads to the checkout.
        string? folder = File.Exists(thisFile) ? Path.GetDirectoryName(thisFile) : AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "FakeDetect.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not lie in a checkout of the repository.");
    }
}
