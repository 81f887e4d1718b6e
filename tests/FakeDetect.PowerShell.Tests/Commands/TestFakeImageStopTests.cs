using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>How it ends before its end, and what other threads see of it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class TestFakeImageStopTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly DetectorSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void Ctrl_C_ends_an_endless_input_and_leaves_no_worker()
    {
        string white = _sandbox.White("a.png");
        using System.Management.Automation.PowerShell shell = _session.Module.Create(
            "& { while ($true) { $args[0] } } $args[0] | Test-FakeImage",
            white
        );
        using PSDataCollection<PSObject> output = [];
        using ManualResetEventSlim flowing = new();
        output.DataAdded += (_, _) => flowing.Set();

        IAsyncResult running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.True(flowing.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), "No result came.");
        shell.Stop();

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.True(SpinWait.SpinUntil(() => Workers() == 0, TimeSpan.FromSeconds(30)), "A worker runs on.");
    }

    [Fact]
    public void Parallel_runspaces_score_side_by_side()
    {
        _sandbox.White("a.png");
        _sandbox.Black("b.png");

        RunResult result = _session.Run(
            "1..8 | ForEach-Object -Parallel { Import-Module $using:args[1]; Test-FakeImage $using:args[0] -Model $using:args[2] -ThrottleLimit 2 } -ThrottleLimit 4",
            _sandbox.Root,
            Repository.Manifest,
            Repository.TinyDetector
        );

        Assert.Equal(16, result.ThrowIfFailed().Count);
        Assert.Equal(8, result.Values<string>("Verdict").Count(verdict => verdict == "Fake"));
    }

    [Fact]
    public void Progress_ends_with_a_completed_record_and_shows_no_percentage_of_an_unknown_total()
    {
        for (int i = 0; i < 5; i++)
            _sandbox.White($"{i}.png");

        RunResult result = _session.Run("Test-FakeImage $args[0]", _sandbox.Root);

        Assert.NotEmpty(result.Progress);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.All(result.Progress, record => Assert.Equal(-1, record.PercentComplete));
        Assert.Single(result.Progress.Select(record => record.ActivityId).Distinct());
    }

    [Fact]
    public void Progress_is_completed_when_a_command_downstream_throws()
    {
        _sandbox.White("a.png");
        _sandbox.White("b.png");

        RunResult result = _session.Run(
            "$n = 0; Test-FakeImage $args[0] | ForEach-Object { if ($n++) { throw 'mine' } }",
            _sandbox.Root
        );

        Assert.Equal("mine", result.Failure?.Message);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    // Threads carry their names to the kernel on Linux; elsewhere the test says nothing about them.
    private static int Workers()
    {
        if (!Directory.Exists("/proc/self/task"))
            return 0;
        int count = 0;
        foreach (string task in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                if (
                    File.ReadAllText(Path.Combine(task, "comm")).StartsWith("FakeDetect scor", StringComparison.Ordinal)
                )
                    count++;
            }
            catch (IOException)
            {
                // The thread has just ended.
            }
        }

        return count;
    }
}
