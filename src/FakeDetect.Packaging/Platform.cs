namespace FakeDetect.Packaging;

/// <summary>A platform that packages are made for.</summary>
/// <param name="Rid">Its runtime identifier.</param>
/// <param name="Natives">The native libraries that its module has to hold; a package feed may lack one.</param>
internal sealed record Platform(string Rid, IReadOnlyList<string> Natives)
{
    public static IReadOnlyList<Platform> All { get; } =
    [
        new("linux-x64", ["libonnxruntime.so", "libvips.so.42", "libSkiaSharp.so"]),
        new("linux-arm64", ["libonnxruntime.so", "libvips.so.42", "libSkiaSharp.so"]),
        new("win-x64", ["onnxruntime.dll", "libvips-42.dll", "libSkiaSharp.dll"]),
        new("osx-arm64", ["libonnxruntime.dylib", "libvips.42.dylib", "libSkiaSharp.dylib"]),
    ];

    /// <exception cref="PackagingException">There is no such platform.</exception>
    public static Platform Named(string rid) =>
        All.FirstOrDefault(platform => platform.Rid == rid)
        ?? throw new PackagingException(
            $"'{rid}' is none of {string.Join(", ", All.Select(platform => platform.Rid))}."
        );
}
