using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>One run of the trainer as a child process: its options file, its events, what it means when it ends early.</summary>
/// <param name="cmdlet">The command that asked for it.</param>
/// <param name="job">What the trainer is to do with the file: --options or --simulator.</param>
/// <param name="folder">The folder of the run; it gets the options file.</param>
internal sealed class TrainerClient(Cmdlet cmdlet, string job, string folder)
{
    private const string OptionsFile = "options.json";

    /// <summary>True: goes on from the checkpoint.</summary>
    internal bool Resume { get; init; }

    /// <summary>What a run that was stopped by a signal leaves behind.</summary>
    internal required string AfterStop { get; init; }

    /// <summary>What to do about it.</summary>
    internal required string AfterStopNextStep { get; init; }

    /// <summary>Writes the options, starts the trainer and tells its events until it ends.</summary>
    /// <param name="options">The text of the options file.</param>
    /// <param name="monitor">Who tells them.</param>
    /// <param name="stop">Asks the trainer to stop; it is waited for.</param>
    /// <exception cref="FakeDetectException">The trainer is missing, or failed.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    internal void Follow(string options, TrainerMonitor monitor, CancellationToken stop)
    {
        string program = TrainerLocation.Find(InstalledModels.ModuleRoot);
        string file = WriteOptions(options);
        cmdlet.WriteVerbose($"Trainer '{program}', options '{file}'.");
        using TrainerProcess trainer = TrainerProcess.Start(program, job, file, Resume);
        try
        {
            foreach (TrainingEvent happened in trainer.Events(stop))
                monitor.Take(happened);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Somebody stopped the trainer itself, by a signal.
            throw new TrainingFailedException(
                "TrainingStopped",
                folder,
                $"The trainer was stopped; {AfterStop}.",
                AfterStopNextStep
            );
        }
    }

    /// <summary>What a trainer has to say before it ends well, or the error that it did not.</summary>
    internal T Said<T>(T? completed, string what)
        where T : TrainingEvent =>
        completed
        ?? throw new TrainingFailedException(
            "TrainerSilent",
            folder,
            $"The trainer finished without reporting a {what}.",
            "Train again."
        );

    private string WriteOptions(string options)
    {
        string file = Path.Combine(folder, OptionsFile);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingFailedException(
                "CannotWrite",
                folder,
                $"'{file}' cannot be written: {e.Message}",
                "Check the free space and the permissions of the folder.",
                e
            );
        }

        return file;
    }
}
