using System.Diagnostics;
using System.Globalization;

namespace FakeDetect.Benchmarks;

/// <summary>The same network's step in PyTorch (training_pytorch.py), a turn for each call.</summary>
internal sealed class CuedPyTorch : IDisposable
{
    internal const int StepsATurn = 10;

    /// <summary>The orders that tensors may have in memory; which is faster depends on the build of PyTorch.</summary>
    internal static readonly string[] Formats = ["contiguous", "channels_last"];

    private static readonly string[] s_programs = ["python3", "/usr/bin/python3"];

    private readonly Process _process;
    private readonly int _batch;

    private CuedPyTorch(Process process, int batch, string version)
    {
        (_process, _batch, Version) = (process, batch, version);
    }

    /// <summary>PyTorch's version.</summary>
    internal string Version { get; }

    /// <summary>Starts it, and waits until it is warm; null where there is no such Python or network, which has then been said.</summary>
    internal static CuedPyTorch? Start(string python, string architecture, int crop, int batch, int threads)
    {
        if (Find(python) is not { } program)
        {
            Console.WriteLine(
                "  PyTorch: left out, there is no python3 with torch and torchvision (python=PROGRAM names one)"
            );
            return null;
        }

        string script = Path.Combine(AppContext.BaseDirectory, "training_pytorch.py");
        string[] numbers =
        [
            .. new[] { crop, batch, threads, StepsATurn }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        ];
        ProcessStartInfo start = CuedTrainer.Training(
            new ProcessStartInfo(program, [script, architecture, .. numbers])
        );
        start.RedirectStandardError = true;
        Process process = Process.Start(start)!;
        var errors = Task.Run(process.StandardError.ReadToEnd);
        if (process.StandardOutput.ReadLine() is { } line && line.StartsWith("ready ", StringComparison.Ordinal))
            return new CuedPyTorch(process, batch, line["ready ".Length..]);
        process.WaitForExit();
        Console.WriteLine($"  PyTorch: left out, {errors.Result.Trim().Split('\n')[^1]}");
        process.Dispose();
        return null;
    }

    /// <summary>Measures one turn, in pictures a second.</summary>
    internal double Turn(string format)
    {
        _process.StandardInput.WriteLine(format);
        string line =
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process ended.");
        return StepsATurn * _batch / double.Parse(line, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string? Find(string asked) => (asked.Length > 0 ? [asked] : s_programs).FirstOrDefault(HasTorch);

    private static bool HasTorch(string program)
    {
        try
        {
            ProcessStartInfo start = new(program, ["-c", "import torch, torchvision"]) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
