using System.Diagnostics;

namespace FakeDetect.Training;

/// <summary>
/// A running trainer. Its events are read one by one; cancelling asks it to stop, which it does at the next step with a
/// checkpoint, and the remaining events still come.
/// </summary>
public sealed class TrainerProcess : IDisposable
{
    private const int ErrorLinesKept = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Queue<string> _errorLines = new();

    private TrainerProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, e) => KeepError(e.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts a trainer on an options file.</summary>
    /// <param name="program">The trainer.</param>
    /// <param name="job">What to do with the file: --options or --simulator.</param>
    /// <param name="optionsPath">The file.</param>
    /// <param name="resume">True: go on from the checkpoint.</param>
    /// <exception cref="EngineUnavailableException">The program does not start.</exception>
    public static TrainerProcess Start(string program, string job, string optionsPath, bool resume)
    {
        ProcessStartInfo info = new(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(optionsPath) ?? "",
        };
        info.ArgumentList.Add(job);
        info.ArgumentList.Add(optionsPath);
        info.ArgumentList.Add("--watch-input");
        if (resume)
            info.ArgumentList.Add("--resume");
        foreach ((string name, string value) in TrainerEnvironment.Variables())
            info.Environment.TryAdd(name, value);
        try
        {
            AllowExecution(program);
            return new TrainerProcess(Process.Start(info)!);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new EngineUnavailableException(
                "TrainerNotStarted",
                program,
                $"'{program}' does not start: {e.Message}",
                "Check that the file is executable and built for this platform.",
                e
            );
        }
    }

    /// <summary>A package is a zip file without Unix modes: what Install-PSResource has unpacked may not be executed as it lies.</summary>
    private static void AllowExecution(string program)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(program))
            return;
        UnixFileMode mode = File.GetUnixFileMode(program);
        if (mode.HasFlag(UnixFileMode.UserExecute))
            return;
        try
        {
            File.SetUnixFileMode(
                program,
                mode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            );
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's file: whether it starts, the start tells.
        }
    }

    /// <summary>The events until the trainer ends. A fatal problem is thrown as the exception that the trainer met.</summary>
    /// <param name="cancellation">Asks the trainer to stop.</param>
    /// <exception cref="FakeDetectException">The trainer failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, with a checkpoint.</exception>
    public IEnumerable<TrainingEvent> Events(CancellationToken cancellation)
    {
        using Timer kill = new(_ => Kill());
        using CancellationTokenRegistration stop = cancellation.Register(() => RequestStop(kill));
        TrainingProblem? fatal = null;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            TrainingEvent? happened = TrainingJson.Parse(line);
            if (happened is TrainingProblem { Fatal: true } problem)
                fatal = problem;
            else if (happened is not null)
                yield return happened;
        }

        _process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (_process.ExitCode == (int)TrainerExitCode.Stopped)
            throw new OperationCanceledException("The trainer was stopped.");
        if (_process.ExitCode != 0)
            throw Failure(fatal);
    }

    /// <summary>Asks a trainer that still runs to stop and waits for its checkpoint; ends it after two minutes.</summary>
    public void Dispose()
    {
        CloseInput();
        // Whoever reads the events may have left in the midst of them: a full pipe would block the trainer.
        Task rest = Task.Run(() => _process.StandardOutput.ReadToEnd());
        if (!_process.WaitForExit(Patience))
            Kill();
        rest.Wait(Patience);
        _process.Dispose();
    }

    private void RequestStop(Timer kill)
    {
        kill.Change(Patience, Timeout.InfiniteTimeSpan);
        CloseInput();
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The trainer ended just now.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    private void KeepError(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errorLines)
        {
            _errorLines.Enqueue(line);
            if (_errorLines.Count > ErrorLinesKept)
                _errorLines.Dequeue();
        }
    }

    private FakeDetectException Failure(TrainingProblem? fatal)
    {
        if (fatal is null)
        {
            string said;
            lock (_errorLines)
                said = string.Join(Environment.NewLine, _errorLines);
            return new TrainingFailedException(
                "TrainerEnded",
                _process.StartInfo.FileName,
                $"The trainer ended with exit code {_process.ExitCode}{(said.Length > 0 ? ": " + said : " and said nothing.")}",
                "The last checkpoint is kept. Use -Resume to continue from it. Exit code 137 or 139 often means that memory ran out."
            );
        }

        return (TrainerExitCode)_process.ExitCode switch
        {
            TrainerExitCode.BadData => new DatasetInvalidException(
                fatal.ErrorId,
                fatal.Target,
                fatal.Message,
                fatal.NextStep
            ),
            TrainerExitCode.BadModel => new ModelInvalidException(
                fatal.ErrorId,
                fatal.Target,
                fatal.Message,
                fatal.NextStep
            ),
            TrainerExitCode.EngineUnavailable => new EngineUnavailableException(
                fatal.ErrorId,
                fatal.Target,
                fatal.Message,
                fatal.NextStep
            ),
            _ => new TrainingFailedException(fatal.ErrorId, fatal.Target, fatal.Message, fatal.NextStep),
        };
    }
}
