using System.ComponentModel;
using System.Diagnostics;

namespace FakeDetect.Core.Tests.Models;

/// <summary>Python with torch, where the machine has it (Debian's python3-torch is what the expected values came from).</summary>
internal static class PyTorch
{
    private static readonly string[] s_pythons = ["/usr/bin/python3", "python3", "python"];

    /// <summary>An interpreter that imports torch and torchvision; null: there is none.</summary>
    public static string? Find() =>
        s_pythons.FirstOrDefault(p => Run(p, ["-c", "import torch, torchvision"]).ExitCode == 0);

    /// <summary>Runs a script to its end.</summary>
    public static (int ExitCode, string Error) Run(string python, IEnumerable<string> arguments)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(python, arguments)
                {
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                    Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
                }
            )!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            output.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, error);
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
