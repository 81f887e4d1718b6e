using System.Diagnostics;
using System.Globalization;

namespace FakeDetect.Console.Tests.EndToEnd;

public sealed class SignalTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_stops_the_pipeline_and_lets_it_clean_up(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");

        using Process process = ConsoleRun.Start("Wait-Stub");
        Assert.Equal("waiting", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await Send(signal, process);

        ConsoleRun run = await ConsoleRun.Finish(
            process,
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("cleaned up\n", run.Output);
    }

    [Fact]
    public async Task The_pipeline_ends_when_nobody_reads_its_output()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A pipe that closes is told apart on Unix only.");

        using Process process = ConsoleRun.Start("$i = 0; while ($true) { $i++; \"line $i\" }");
        Assert.Equal("line 1", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        process.StandardOutput.Close();

        ConsoleRun run = await ConsoleRun.Finish(process, Task.FromResult(""));
        Assert.Equal(141, run.ExitCode);
        Assert.Empty(run.Error);
    }

    private static async Task Send(string signal, Process process)
    {
        using var kill = Process.Start(
            new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-c", $"kill -{signal} {process.Id.ToString(CultureInfo.InvariantCulture)}" },
            }
        )!;
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
