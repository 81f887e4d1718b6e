using System.Diagnostics;

namespace FakeDetect.Benchmarks;

/// <summary>Wall and processor time, added up over rounds. Beside other load, processor time is the steadier figure.</summary>
internal sealed class Meter
{
    private readonly Stopwatch _wall = new();
    private TimeSpan _processor;

    internal int Count { get; private set; }

    internal double PicturesPerSecond => Count / _wall.Elapsed.TotalSeconds;

    internal double ProcessorMilliseconds => _processor.TotalMilliseconds / Count;

    internal void Measure(int count, Action work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        _wall.Start();
        work();
        _wall.Stop();
        process.Refresh();
        _processor += process.TotalProcessorTime - before;
        Count += count;
    }

    /// <summary>Begins the peak anew; Linux only.</summary>
    internal static void ResetPeak()
    {
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>Peak of the process's resident memory so far, in MB; Linux only, elsewhere the present one.</summary>
    internal static long PeakMegabytes()
    {
        if (!OperatingSystem.IsLinux())
        {
            using Process process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 >> 20;
        }

        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                System.Globalization.CultureInfo.InvariantCulture
            ) >> 10;
    }
}
