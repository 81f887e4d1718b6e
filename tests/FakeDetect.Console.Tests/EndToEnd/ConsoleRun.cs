using System.Diagnostics;
using System.Text;
using FakeDetect.Console.Hosting;

namespace FakeDetect.Console.Tests.EndToEnd;

/// <summary>One run of the host as a process of its own, on the stub module.</summary>
internal sealed record ConsoleRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<ConsoleRun> Of(params string[] arguments) => WithInput("", arguments);

    public static async Task<ConsoleRun> WithInput(string input, params string[] arguments)
    {
        using Process process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await Finish(process, process.StandardOutput.ReadToEndAsync());
    }

    /// <summary>Starts the host; the caller ends it with <see cref="Finish"/>.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(typeof(Terminal).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[ModuleLocator.PathVariable] = Path.Combine(
            AppContext.BaseDirectory,
            "EndToEnd",
            "StubModule"
        );
        start.Environment["COLUMNS"] = "100";
        return Process.Start(start)!;
    }

    public static async Task<ConsoleRun> Finish(Process process, Task<string> output)
    {
        using var patience = new CancellationTokenSource(Patience);
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ConsoleRun(
            process.ExitCode,
            (await output).ReplaceLineEndings("\n"),
            (await error).ReplaceLineEndings("\n")
        );
    }
}
