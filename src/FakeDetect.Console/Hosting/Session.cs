using System.Management.Automation;
using System.Management.Automation.Runspaces;
using FakeDetect.Console.Invocation;

namespace FakeDetect.Console.Hosting;

/// <summary>One runspace with the module imported, and the one pipeline that runs in it. The pipeline runs on the caller's thread; it is stopped from any other.</summary>
internal sealed class Session : IDisposable
{
    // The engine keeps $? of a pipeline only when it goes to the history, as a line typed by a person does.
    private static readonly PSInvocationSettings RunSettings = new() { AddToHistory = true };

    private readonly ConsoleHost _host;
    private readonly Lock _gate = new();
    private Runspace? _runspace;
    private PowerShell? _running;
    private bool _stopped;

    public Session(ConsoleHost host)
    {
        _host = host;
        _host.OutputClosed += (_, _) => TryStop(ExitCode.OutputClosed);
    }

    /// <summary>What the process ends with when the pipeline was stopped.</summary>
    public int ExitCodeWhenStopped { get; private set; } = ExitCode.Interrupted;

    /// <summary>Opens the runspace and imports the module.</summary>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public void Open(string manifestPath)
    {
        // The engine's own commands; those of PowerShell's modules are loaded when they are called, as in pwsh.
        Runspace runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _runspace = runspace;
        runspace.Open();

        using var import = PowerShell.Create(runspace);
        import
            .AddCommand("Import-Module")
            .AddParameter("Name", manifestPath)
            .AddParameter("ErrorAction", ActionPreference.Stop);
        Invoke(import, input: null);
    }

    /// <summary>Runs the text and shows what it writes.</summary>
    /// <param name="script">Commands.</param>
    /// <param name="input">What <c>$input</c> enumerates; null for nothing.</param>
    /// <returns>The exit code of the process.</returns>
    /// <exception cref="RuntimeException">A terminating error.</exception>
    /// <exception cref="PipelineStoppedException">Stopped by <see cref="TryStop"/>.</exception>
    public int Run(string script, IEnumerable<string>? input)
    {
        using var pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript(script, useLocalScope: false).AddCommand("Out-Default");
        Invoke(pipeline, input);
        _host.ClearProgress();

        if (_host.RequestedExitCode is { } requested)
            return requested;
        return LastCommandSucceeded() ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>Stops what runs, without waiting. False when a stop is already under way.</summary>
    public bool TryStop(int exitCode)
    {
        PowerShell? running;
        lock (_gate)
        {
            if (_stopped)
                return false;
            _stopped = true;
            ExitCodeWhenStopped = exitCode;
            running = _running;
        }

        running?.BeginStop(null, null);
        return true;
    }

    public void Dispose()
    {
        _runspace?.Dispose();
        _runspace = null;
    }

    private void Invoke(PowerShell pipeline, IEnumerable<string>? input)
    {
        pipeline.Streams.Error.DataAdded += ShowError;
        lock (_gate)
        {
            if (_stopped)
                throw new PipelineStoppedException();
            _running = pipeline;
        }

        try
        {
            pipeline.Invoke(input, RunSettings);
        }
        finally
        {
            lock (_gate)
                _running = null;
            _host.ClearProgress();
        }

        if (pipeline.InvocationStateInfo.State == PSInvocationState.Stopped || _stopped)
            throw new PipelineStoppedException();
    }

    private bool LastCommandSucceeded()
    {
        using var question = PowerShell.Create(_runspace);
        return question.AddScript("$global:?", useLocalScope: false).Invoke<bool>() is [true];
    }

    private void ShowError(object? sender, DataAddedEventArgs e)
    {
        ErrorRecord record = ((PSDataCollection<ErrorRecord>)sender!)[e.Index];
        _host.ClearProgress();
        _host.View.WriteError(record);
    }
}
