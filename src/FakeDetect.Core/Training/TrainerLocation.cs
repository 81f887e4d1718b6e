namespace FakeDetect.Training;

/// <summary>Where the trainer is: a program of its own, since libtorch is half a gigabyte.</summary>
public static class TrainerLocation
{
    /// <summary>The environment variable that names the trainer's folder or program.</summary>
    public const string Variable = "FAKEDETECT_TRAINER";

    private static string ProgramName => OperatingSystem.IsWindows() ? "FakeDetect.Trainer.exe" : "FakeDetect.Trainer";

    /// <summary>Finds the program: what <see cref="Variable"/> names, module/trainer of the module, or the package beside the module.</summary>
    /// <param name="moduleRoot">The folder of the module's manifest.</param>
    /// <exception cref="EngineUnavailableException">It is nowhere.</exception>
    public static string Find(string moduleRoot)
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        string[] places = named is { Length: > 0 }
            ? [named, Path.Combine(named, ProgramName)]
            : [Path.Combine(moduleRoot, "module", "trainer", ProgramName), .. Siblings(moduleRoot)];
        return places.FirstOrDefault(File.Exists)
            ?? throw new EngineUnavailableException(
                "TrainerMissing",
                places[0],
                $"The trainer '{ProgramName}' was not found at '{places[0]}'.",
                $"Install the package FakeDetect.Trainer for this platform, build src/FakeDetect.Trainer, or name its folder in the environment variable {Variable}."
            );
    }

    // PowerShell lays a package into <modules>/<name>/<version>, or into <modules>/<name> where it was copied by hand.
    private static IEnumerable<string> Siblings(string moduleRoot)
    {
        for (DirectoryInfo? folder = Directory.GetParent(moduleRoot); folder is not null; folder = folder.Parent)
        {
            string package = Path.Combine(folder.FullName, "FakeDetect.Trainer");
            if (!Directory.Exists(package))
                continue;
            foreach (
                string home in Directory
                    .EnumerateDirectories(package)
                    .OrderDescending(StringComparer.Ordinal)
                    .Prepend(package)
            )
            {
                yield return Path.Combine(home, ProgramName);
                yield return Path.Combine(home, "trainer", ProgramName);
            }
        }
    }
}
