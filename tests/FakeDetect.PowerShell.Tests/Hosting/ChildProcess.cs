using System.Diagnostics;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A .NET program of this repository, run to its end.</summary>
internal static class ChildProcess
{
    internal static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
