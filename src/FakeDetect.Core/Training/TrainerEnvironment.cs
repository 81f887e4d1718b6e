using System.Runtime.InteropServices;

namespace FakeDetect.Training;

/// <summary>The environment that the trainer is started with. Some of it is read at the start of a process only.</summary>
public static class TrainerEnvironment
{
    /// <summary>Variables to set, unless the user has set them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Variables()
    {
        List<KeyValuePair<string, string>> variables =
        [
            // libvips decodes small pictures: threads of its own only get in the way of the loader's.
            new("VIPS_CONCURRENCY", "1"),
        ];
        if (OperatingSystem.IsLinux())
        {
            // glibc maps every large tensor afresh and gives its pages back at once; that costs more than the arithmetic
            // (measured: training three times as fast with these on two cores).
            variables.Add(new("MALLOC_MMAP_MAX_", "0"));
            variables.Add(new("MALLOC_TRIM_THRESHOLD_", "100000000000"));
            variables.Add(new("MALLOC_TOP_PAD_", "1000000000"));
        }

        // The trainer needs the runtime that this process has, wherever it lies.
        DirectoryInfo? shared = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent;
        if (shared is { Name: "shared", Parent: { } root })
            variables.Add(new("DOTNET_ROOT", root.FullName));
        return variables;
    }
}
