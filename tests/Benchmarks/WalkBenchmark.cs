using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FakeDetect.Benchmarks;

/// <summary>
/// How many of our types a picture meets between Test-FakeImage and its result: those whose methods the runtime compiles
/// when a console host scores one JPEG with the default model. Nested types and closures count as their owner.
/// </summary>
internal static partial class WalkBenchmark
{
    // From here on the model is open, and all that is new is for the picture.
    private const string FirstOfThePicture = "FakeDetect.PathResolver";

    internal static int Run(Settings settings, Workspace workspace)
    {
        string program = OperatingSystem.IsWindows() ? "FakeDetect.Console.exe" : "FakeDetect.Console";
        string built = Path.Combine(
            RepositoryRoot.Find(),
            "src",
            "FakeDetect.Console",
            "bin",
            "Debug",
            "net10.0",
            program
        );
        string console = settings.Text("console", built);
        if (!File.Exists(console))
        {
            Console.Error.WriteLine($"'{console}' is not there: build it (dotnet build) or name one (console=PATH).");
            return 2;
        }

        string picture = workspace.Jpegs(1, 640, 480)[0];
        string[] types = [.. Types(console, $"Test-FakeImage -LiteralPath '{picture}'", workspace)];
        int first = Math.Max(0, Array.IndexOf(types, FirstOfThePicture));
        Print("to open the model", types[..first]);
        Print("for the picture, not met before", types[first..]);
        Console.WriteLine(
            $"{types.Length} types from Test-FakeImage to WriteObject, for one JPEG with the default model"
        );
        return 0;
    }

    private static IEnumerable<string> Types(string console, string commandLine, Workspace workspace)
    {
        string log = Path.Combine(workspace.Folder, "compiled.txt");
        var start = new ProcessStartInfo(console, [commandLine]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_JitStdOutFile"] = log;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{console} {commandLine}' ended with {process.ExitCode}: {output}");
        return File.ReadLines(log)
            .Select(line => Method().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["type"].Value)
            .Where(type => !type.StartsWith("FakeDetect.Console.", StringComparison.Ordinal))
            .Distinct();
    }

    private static void Print(string what, string[] types)
    {
        Console.WriteLine($"{types.Length} {what}:");
        foreach (IGrouping<string, string> group in types.GroupBy(type => type[..type.LastIndexOf('.')]))
            Console.WriteLine(
                $"  {group.Key}: {string.Join(", ", group.Select(type => type[(group.Key.Length + 1)..]))}"
            );
    }

    // Such as "12: JIT compiled FakeDetect.Imaging.ImageReader:Decode(...)"; closures are Owner+<>c.
    [GeneratedRegex(@"compiled (?<type>FakeDetect\.[\w.]+)[^:(]*:")]
    private static partial Regex Method();
}
