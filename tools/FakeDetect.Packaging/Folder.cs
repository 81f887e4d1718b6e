using System.Globalization;

namespace FakeDetect.Packaging;

/// <summary>Fills folders, and tells how large they are.</summary>
internal static class Folder
{
    // What a package leaves out: debug symbols, API documentation, import libraries, what a build leaves behind.
    private static readonly string[] Unwanted = [".pdb", ".xml", ".lib", ".dbg"];

    /// <summary>An empty folder, whatever was there.</summary>
    public static string Fresh(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        return Directory.CreateDirectory(path).FullName;
    }

    public static bool IsShipped(string name) =>
        !Unwanted.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Copies the files below a folder, keeping their places.</summary>
    /// <param name="from">A folder; one that does not exist is an error.</param>
    /// <param name="to">Made when it is missing.</param>
    /// <param name="wanted">Which files, by their path below <paramref name="from"/>; all that are not debug symbols and the like when null.</param>
    public static void Copy(string from, string to, Func<string, bool>? wanted = null)
    {
        if (!Directory.Exists(from))
            throw new PackagingException($"'{from}' does not exist.");

        wanted ??= IsShipped;
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(from, file);
            if (!wanted(name))
                continue;
            string target = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <summary>Bytes of all files below the folder.</summary>
    public static long SizeOf(string path) =>
        new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Megabytes (10^6 bytes) with one decimal.</summary>
    public static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB";
}
