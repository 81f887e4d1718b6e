namespace FakeDetect.Packaging;

/// <summary>What to pack.</summary>
/// <param name="Platforms">For which platforms.</param>
/// <param name="Module">The module.</param>
/// <param name="Console">The console host.</param>
/// <param name="Trainer">The training host, where its platform has one.</param>
internal sealed record PackOptions(IReadOnlyList<Platform> Platforms, bool Module, bool Console, bool Trainer)
{
    public const string Usage = """
        Packs FakeDetect into artifacts/FakeDetect-<rid>/.

        Usage: dotnet run --project src/FakeDetect.Packaging -- [--rid <rid>]... [--only module|console|trainer]...

          --rid    linux-x64, linux-arm64, win-x64 or osx-arm64; all four when it is not given
          --only   a part: the module (folder and .nupkg), the console host (folder), the trainer (folder and .nupkg, linux-x64);
                   all three when it is not given

        """;

    /// <summary>Null when help is asked for.</summary>
    /// <exception cref="PackagingException">An argument is unknown.</exception>
    public static PackOptions? Parse(IReadOnlyList<string> arguments)
    {
        var platforms = new List<Platform>();
        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Count; i++)
        {
            string value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--help" or "-h":
                    return null;
                case "--rid":
                    platforms.Add(Platform.Named(value));
                    i++;
                    break;
                case "--only" when value is "module" or "console" or "trainer":
                    parts.Add(value);
                    i++;
                    break;
                default:
                    throw new PackagingException($"'{arguments[i]} {value}' is not understood; --help shows what is.");
            }
        }

        bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);
        return new PackOptions(
            platforms.Count > 0 ? platforms : Platform.All,
            Wanted("module"),
            Wanted("console"),
            Wanted("trainer")
        );
    }
}
