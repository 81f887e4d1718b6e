using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FakeDetect.Models;

namespace FakeDetect.Benchmarks;

/// <summary>Time from the start of a console host's process to its first verdict, files in the disk cache.</summary>
internal static class ColdStartBenchmark
{
    internal static int Run(Settings settings, Workspace workspace)
    {
        int runs = settings.Number("runs", 7);
        DetectorModel model = workspace.Model(settings.Text("model", "resnet50"));
        string picture = workspace.Jpegs(1, settings.Number("width", 640), settings.Number("height", 480))[0];
        Host[] consoles = [.. Consoles(settings).Where(console => File.Exists(console.Path))];
        if (consoles.Length == 0)
        {
            Console.Error.WriteLine("There is no console host: build one (dotnet build) or name one (console=PATH).");
            return 2;
        }

        Console.WriteLine(
            $"{model.Card.Name}, one {Path.GetExtension(picture)} picture; median of {runs} runs after one that warms the disk cache"
        );
        Console.WriteLine($"{"console host", -30} {"until the module is there", -32} until the first verdict");
        foreach (Host console in consoles)
        {
            Times import = Median(console, "'ready'", "ready", runs);
            Times verdict = Median(
                console,
                $"Test-FakeImage -LiteralPath '{picture}' -Model '{model.Folder}' | ForEach-Object {{ $_.Path }}",
                Path.GetFileName(picture),
                runs
            );
            Console.WriteLine($"{console.Name, -30} {import, -32} {verdict}");
        }

        return 0;
    }

    private static IEnumerable<Host> Consoles(Settings settings)
    {
        string program = OperatingSystem.IsWindows() ? "FakeDetect.Console.exe" : "FakeDetect.Console";
        if (settings.Text("console", "") is { Length: > 0 } asked)
            return [new Host("asked for", asked, asked)];

        string root = RepositoryRoot.Find();
        string project = Path.Combine(root, "src", "FakeDetect.Console");
        string built = Path.Combine(project, "bin", "Debug", "net10.0", program);
        string packed = Path.Combine(
            root,
            "artifacts",
            "FakeDetect-" + RuntimeInformation.RuntimeIdentifier,
            "console",
            program
        );
        return
        [
            new Host("packed (ReadyToRun)", packed, packed),
            new Host("built", built, built),
            new Host("dotnet run, built before", built, "dotnet", "run", "--project", project, "--"),
        ];
    }

    private static Times Median(Host console, string commandLine, string expected, int runs)
    {
        Start(console, commandLine, expected);
        Times[] all = [.. Enumerable.Range(0, runs).Select(_ => Start(console, commandLine, expected))];
        return new Times(
            all.Select(times => times.Wall).Order().ElementAt(runs / 2),
            all.Select(times => times.Processor).Order().ElementAt(runs / 2)
        );
    }

    /// <summary>One process: the clock stops at the line, the processor time is that of the whole process.</summary>
    private static Times Start(Host console, string commandLine, string expected)
    {
        TimeSpan before = ChildProcessorTime.Read();
        var start = new ProcessStartInfo(console.Program, [.. console.Arguments, commandLine])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        string? line = process.StandardOutput.ReadLine();
        TimeSpan wall = clock.Elapsed;
        process.WaitForExit();
        if (line?.EndsWith(expected, StringComparison.Ordinal) != true)
            throw new InvalidOperationException(
                $"'{console.Program} {commandLine}' wrote '{line}' and ended with {process.ExitCode}."
            );
        return new Times(wall, ChildProcessorTime.Read() - before);
    }

    /// <param name="Name">For the table.</param>
    /// <param name="Path">What has to be there.</param>
    /// <param name="Program">What is started.</param>
    /// <param name="Arguments">Come before the command line.</param>
    private sealed record Host(string Name, string Path, string Program, params string[] Arguments);

    private readonly record struct Times(TimeSpan Wall, TimeSpan Processor)
    {
        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Wall.TotalSeconds:F2} s ({Processor.TotalSeconds:F2} s of processor)"
            );
    }
}
