using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>
/// The native library, set up once: no cache (a scan never sees a picture twice), one thread an operation (callers
/// decode many pictures at once), every loader blocked but those that <see cref="VipsDecoder"/> calls by name, and
/// the library's chatter caught.
/// </summary>
internal static class VipsLibrary
{
    [ThreadStatic]
    private static List<string>? s_warnings;

    // The library keeps raw pointers to these: they must not be collected.
    private static readonly Log.LogDelegate OnLog = (domain, level, message) =>
    {
        if ((level & Worth) != 0)
            s_warnings?.Add(message);
    };

    private const Enums.LogLevelFlags Worth =
        Enums.LogLevelFlags.Error | Enums.LogLevelFlags.Critical | Enums.LogLevelFlags.Warning;

    private static readonly Lazy<string?> Failure = new(Initialise);

    /// <summary>Sets the library up at the first call.</summary>
    /// <exception cref="EngineUnavailableException">The native library cannot be loaded.</exception>
    public static void EnsureReady()
    {
        if (Failure.Value is { } reason)
        {
            throw new EngineUnavailableException(
                "ImageLibraryUnavailable",
                "libvips",
                $"The picture library libvips could not be loaded: {reason}",
                "Install the package built for this platform (linux-x64, linux-arm64, win-x64 or osx-arm64)."
            );
        }
    }

    /// <summary>Collects what the library logs on this thread until <see cref="TakeWarnings"/>.</summary>
    public static void BeginWarnings() => (s_warnings ??= []).Clear();

    /// <summary>What was logged on this thread since <see cref="BeginWarnings"/>.</summary>
    public static IReadOnlyList<string> TakeWarnings() => s_warnings is { Count: > 0 } list ? list.ToArray() : [];

    private static string? Initialise()
    {
        if (!ModuleInitializer.VipsInitialized)
            return ModuleInitializer.Exception?.GetBaseException().Message ?? "no reason given";
        foreach (string? domain in (string?[])["VIPS", "GLib", "GLib-GObject", "GModule", null])
            Log.SetLogHandler(domain!, Enums.LogLevelFlags.AllButFatal, OnLog);
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (string loader in (string[])["Jpeg", "Png", "Webp", "Tiff", "Heif"])
            Operation.Block($"VipsForeignLoad{loader}Buffer", false);
        return null;
    }
}
