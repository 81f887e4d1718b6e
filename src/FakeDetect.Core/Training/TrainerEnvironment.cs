using System.Runtime.InteropServices;

namespace FakeDetect.Training;

/// <summary>The environment that the trainer is started with. Some of it is read at the start of a process only.</summary>
public static class TrainerEnvironment
{
    /// <summary>The highest instruction set that oneDNN uses; it reads the variable at its first convolution.</summary>
    public const string OneDnnLevel = "ONEDNN_MAX_CPU_ISA";

    private const string Caches = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>Variables to set, unless the user has set them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Variables() => Variables(Directory.Exists(Caches));

    /// <summary>The same for a system that does or does not say how large the processor's caches are.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Variables(bool cachesAreKnown)
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
            // oneDNN plans convolutions by the sizes of the caches. Some virtual machines hide them. There its convolutions are
            // wrong where channels do not fill a block of 8 or 16 (measured with libtorch 2.10 on an AMD EPYC: by half of the
            // largest value, or not finite). With AVX512 and AVX2 they are wrong; with AVX they agree with the exported graph.
            if (!cachesAreKnown)
                variables.Add(new(OneDnnLevel, "AVX"));
        }

        // The trainer needs the runtime that this process has, wherever it lies.
        DirectoryInfo? shared = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent;
        if (shared is { Name: "shared", Parent: { } root })
            variables.Add(new("DOTNET_ROOT", root.FullName));
        return variables;
    }
}
