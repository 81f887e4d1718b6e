using System.Diagnostics;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A program, run to its end.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a .NET program of this repository.</summary>
    internal static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments) =>
        Execute(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            [program, .. arguments]
        );

    /// <summary>Runs any program.</summary>
    internal static (int ExitCode, string Output, string Error) Execute(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
