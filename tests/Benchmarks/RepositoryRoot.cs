namespace FakeDetect.Benchmarks;

/// <summary>Where the repository lies that this program was built from.</summary>
internal static class RepositoryRoot
{
    internal static string Find()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "FakeDetect.psd1")) && Path.GetDirectoryName(root) is { } above)
            root = above;
        return root;
    }
}
