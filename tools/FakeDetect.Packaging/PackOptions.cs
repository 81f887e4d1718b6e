namespace FakeDetect.Packaging;

/// <summary>What to pack.</summary>
/// <param name="Platforms">For which platforms, with which build of ONNX Runtime.</param>
/// <param name="Module">The module.</param>
/// <param name="Console">The console host.</param>
/// <param name="Trainer">The training host, where its platform has one.</param>
internal sealed record PackOptions(IReadOnlyList<Platform> Platforms, bool Module, bool Console, bool Trainer)
{
    public const string Usage = """
        Packs FakeDetect into artifacts/FakeDetect-<rid>/, or FakeDetect-<rid>-cuda/.

        Usage: dotnet run --project tools/FakeDetect.Packaging -- [--rid <rid>]... [--only module|console|trainer]... [--onnxruntime cpu|gpu]

          --rid           linux-x64, linux-arm64, win-x64 or osx-arm64. Default: all four
          --only          a part: the module (folder and .nupkg), the console host (folder), the trainer (folder and .nupkg, linux-x64).
                          Default: all three
          --onnxruntime   the build of ONNX Runtime in the module. Default: cpu. gpu runs on CUDA devices too, for linux-x64 and win-x64;
                          no trainer is made beside it

        """;

    /// <summary>Null when help is asked for.</summary>
    /// <exception cref="PackagingException">An argument is unknown, or there is no such package.</exception>
    public static PackOptions? Parse(IReadOnlyList<string> arguments)
    {
        var rids = new List<string>();
        var parts = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<Platform> known = Platform.ForCpu;
        for (int i = 0; i < arguments.Count; i += 2)
        {
            string value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--help" or "-h":
                    return null;
                case "--rid" when value.Length > 0:
                    rids.Add(value);
                    break;
                case "--only" when value is "module" or "console" or "trainer":
                    parts.Add(value);
                    break;
                case "--onnxruntime" when value is "cpu" or "gpu":
                    known = value == "gpu" ? Platform.ForCuda : Platform.ForCpu;
                    break;
                default:
                    throw new PackagingException($"'{arguments[i]} {value}' is not understood; --help shows what is.");
            }
        }

        bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);
        return new PackOptions(
            rids.Count > 0 ? [.. rids.Select(rid => Named(rid, known))] : known,
            Wanted("module"),
            Wanted("console"),
            Wanted("trainer")
        );
    }

    private static Platform Named(string rid, IReadOnlyList<Platform> known) =>
        known.FirstOrDefault(platform => platform.Rid == rid)
        ?? throw new PackagingException(
            $"'{rid}' is none of {string.Join(", ", known.Select(platform => platform.Rid))}."
        );
}
