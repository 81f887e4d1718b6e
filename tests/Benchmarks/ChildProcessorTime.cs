using System.Runtime.InteropServices;

namespace FakeDetect.Benchmarks;

/// <summary>Processor time of the child processes that have ended (getrusage); zero where the system has no such call.</summary>
internal static partial class ChildProcessorTime
{
    private const int Children = -1;

    internal static TimeSpan Read()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;

        // struct rusage begins with two struct timeval (seconds, microseconds): user and system time.
        long[] usage = new long[18];
        return GetUsage(Children, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : TimeSpan.Zero;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
