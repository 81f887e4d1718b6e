using Xunit;

namespace FakeDetect.Trainer.Tests;

/// <summary>Material beside the checkout that some tests need; they are skipped where it is not there.</summary>
internal static class Shared
{
    /// <summary>A file or folder below ../shared; skips the test where there is none.</summary>
    public static string Find(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeDetect.slnx")))
            folder = folder.Parent;
        string path = folder is null ? name : Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", name));
        Assert.SkipUnless(Path.Exists(path), $"'../shared/{name}' is not beside the checkout.");
        return path;
    }
}
