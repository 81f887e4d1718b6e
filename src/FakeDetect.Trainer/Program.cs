using System.Runtime.InteropServices;
using System.Text;
using FakeDetect;
using FakeDetect.Trainer;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Training;

using Stream output = Console.OpenStandardOutput();
using StreamWriter text = new(output, new UTF8Encoding(false)) { NewLine = "\n" };
EventWriter events = new(text);
TrainerJob? job = CommandLine.Read(args, Console.Error, out bool watchesInput);
if (job is null)
    return (int)TrainerExitCode.BadUsage;

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
if (watchesInput)
    new Thread(StopAtEndOfInput) { IsBackground = true, Name = "input" }.Start();
try
{
    TorchLibrary.Load();
    job.Run(events, stop.Token);
    return (int)TrainerExitCode.Completed;
}
catch (OperationCanceledException)
{
    return (int)TrainerExitCode.Stopped;
}
catch (FakeDetectException e)
{
    events.Write(new TrainingProblem(e.ErrorId, e.Target, e.Message, e.NextStep, Fatal: true));
    return (int)ExitCodes.Of(e);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    events.Write(
        new TrainingProblem(
            "CannotWrite",
            job.Folder,
            e.Message,
            "Check the free space and the permissions of the run's folder; the last checkpoint is kept.",
            Fatal: true
        )
    );
    return (int)TrainerExitCode.CannotWrite;
}

void StopAtEndOfInput()
{
    // Whoever started the trainer holds its standard input; when it closes it, or is gone, the run ends with a checkpoint.
    using Stream input = Console.OpenStandardInput();
    byte[] ignored = new byte[256];
    while (input.Read(ignored) > 0) { }

    stop.Cancel();
}

void Stop(PosixSignalContext context)
{
    // The first signal ends the run at the next step, with a checkpoint; a second one ends the process as usual.
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
