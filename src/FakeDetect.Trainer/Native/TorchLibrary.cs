using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FakeDetect.Files;
using TorchSharp;

namespace FakeDetect.Trainer.Native;

/// <summary>
/// Loads TorchSharp's native library. It is built with GCC 13 and asks for the version GLIBCXX_3.4.32 of libstdc++,
/// which Debian 12, Ubuntu 22.04 and RHEL 9 lack. Only one marker symbol carries that version and nothing refers to it,
/// so a copy in which the need is weak loads there. The package's own file is never altered.
/// </summary>
internal static class TorchLibrary
{
    private const string MarkerVersion = "GLIBCXX_3.4.32";
    private const string CoreName = "libtorch_cpu.so";
    private static readonly Lock Gate = new();
    private static nint _handle;

    /// <summary>libtorch_cpu.so; 0 if it was not loaded here.</summary>
    public static nint Core { get; private set; }

    /// <summary>Loads the library, through a patched copy where the system's libstdc++ is too old. May be called again.</summary>
    /// <exception cref="EngineUnavailableException">The library is missing or does not load.</exception>
    public static void Load()
    {
        lock (Gate)
        {
            if (_handle != 0 || !OperatingSystem.IsLinux())
                return;
            string folder = FindFolder();
            OneDnn.LimitLevel();
            _handle = LoadWithCopy(folder);
            NativeLibrary.SetDllImportResolver(typeof(torch).Assembly, Resolve);
        }
    }

    private static nint Resolve(string name, System.Reflection.Assembly assembly, DllImportSearchPath? search) =>
        name == "LibTorchSharp" ? _handle : 0;

    private static string FindFolder()
    {
        string rid = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        string[] folders =
        [
            Path.Combine(AppContext.BaseDirectory, "runtimes", rid, "native"),
            AppContext.BaseDirectory,
        ];
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "libLibTorchSharp.so")))
            ?? throw new EngineUnavailableException(
                "TorchMissing",
                folders[0],
                $"libLibTorchSharp.so is not in '{folders[0]}'.",
                "Install the trainer package for this platform."
            );
    }

    private static nint LoadWithCopy(string folder)
    {
        // By full path and in the order of their dependencies: a copy that lies elsewhere then finds them by name.
        foreach (string name in (string[])["libc10.so", CoreName, "libtorch_cuda.so", "libtorch.so"])
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            nint handle = LoadOrThrow(path);
            if (name == CoreName)
                Core = handle;
        }

        string original = Path.Combine(folder, "libLibTorchSharp.so");
        try
        {
            return NativeLibrary.Load(original);
        }
        catch (DllNotFoundException e) when (e.Message.Contains(MarkerVersion, StringComparison.Ordinal))
        {
            return LoadOrThrow(WeakCopy(original));
        }
        catch (DllNotFoundException e)
        {
            throw Unloadable(original, e);
        }
    }

    private static string WeakCopy(string original)
    {
        byte[] library = File.ReadAllBytes(original);
        string name = $"libLibTorchSharp.{Convert.ToHexStringLower(SHA256.HashData(library))[..12]}.weak.so";
        string cache = Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            ),
            "FakeDetect",
            "native"
        );
        string[] candidates = [Path.Combine(Path.GetDirectoryName(original)!, name), Path.Combine(cache, name)];
        if (candidates.FirstOrDefault(File.Exists) is { } existing)
            return existing;
        ElfVersionNeed.MarkWeak(library, MarkerVersion);
        Exception? refused = null;
        foreach (string candidate in candidates)
        {
            try
            {
                // Another process may be doing the same: both write the same bytes.
                OutputFile.Replace(candidate, stream => stream.Write(library));
                return candidate;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refused = e; // The program's folder may be read-only: then the user's cache.
            }
        }

        throw new EngineUnavailableException(
            "TorchUnloadable",
            candidates[^1],
            $"This system's libstdc++ is older than {MarkerVersion}, and the copy of libLibTorchSharp.so that works with it could not be written to '{candidates[^1]}': {refused!.Message}",
            "Make that folder writable, or update libstdc++.",
            refused
        );
    }

    private static nint LoadOrThrow(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e)
        {
            throw Unloadable(path, e);
        }
    }

    private static EngineUnavailableException Unloadable(string path, Exception cause) =>
        new(
            "TorchUnloadable",
            path,
            $"'{Path.GetFileName(path)}' could not be loaded: {cause.Message.Trim()}",
            "See the troubleshooting section of about_FakeDetect_Training.",
            cause
        );
}
