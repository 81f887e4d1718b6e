namespace FakeDetect.Packaging;

/// <summary>A platform that packages are made for, with one of ONNX Runtime's builds.</summary>
/// <param name="Rid">Its runtime identifier.</param>
/// <param name="OnnxRuntime">The build of ONNX Runtime, as the property OnnxRuntime of the build names it: Cpu or Gpu (CUDA).</param>
/// <param name="Natives">The native libraries that its module has to hold; a package feed may lack one.</param>
internal sealed record Platform(string Rid, string OnnxRuntime, IReadOnlyList<string> Natives)
{
    private const string Cpu = "Cpu";
    private const string Gpu = "Gpu";

    /// <summary>The platforms whose module computes on the CPU.</summary>
    public static IReadOnlyList<Platform> ForCpu { get; } =
    [
        new("linux-x64", Cpu, ["libonnxruntime.so", "libvips.so.42", "libSkiaSharp.so"]),
        new("linux-arm64", Cpu, ["libonnxruntime.so", "libvips.so.42", "libSkiaSharp.so"]),
        new("win-x64", Cpu, ["onnxruntime.dll", "libvips-42.dll", "libSkiaSharp.dll"]),
        new("osx-arm64", Cpu, ["libonnxruntime.dylib", "libvips.42.dylib", "libSkiaSharp.dylib"]),
    ];

    /// <summary>The platforms whose module computes on CUDA devices too: those that ONNX Runtime is built with CUDA for.</summary>
    public static IReadOnlyList<Platform> ForCuda { get; } =
    [
        .. ForCpu
            .Where(platform => platform.Rid is "linux-x64" or "win-x64")
            .Select(platform =>
                platform with
                {
                    OnnxRuntime = Gpu,
                    Natives =
                    [
                        .. platform.Natives,
                        .. platform.Rid == "win-x64"
                            ? ["onnxruntime_providers_shared.dll", "onnxruntime_providers_cuda.dll"]
                            : (string[])["libonnxruntime_providers_shared.so", "libonnxruntime_providers_cuda.so"],
                    ],
                }
            ),
    ];

    /// <summary>The end of the names of its folders: linux-x64, or linux-x64-cuda.</summary>
    public string Name => OnnxRuntime == Gpu ? $"{Rid}-cuda" : Rid;
}
