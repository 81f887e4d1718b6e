using System.Runtime.InteropServices;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Catches what native code writes to the process's standard error (Linux): descriptor 2 goes to a file meanwhile.</summary>
internal static class StandardError
{
    private const int Descriptor = 2;

    /// <summary>Runs an action and returns what was written.</summary>
    public static string During(Action action)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                int saved = Check(Duplicate(Descriptor));
                Check(DuplicateTo((int)file.SafeFileHandle.DangerousGetHandle(), Descriptor));
                try
                {
                    action();
                }
                finally
                {
                    Check(DuplicateTo(saved, Descriptor));
                    Check(Close(saved));
                }
            }
            return File.ReadAllText(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Check(int result) => result >= 0 ? result : throw new IOException($"libc refused ({result}).");

    [DllImport("libc", EntryPoint = "dup")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DuplicateTo(int from, int to);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
