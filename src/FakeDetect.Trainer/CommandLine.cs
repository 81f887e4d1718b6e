using System.Text.Json;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Runs;
using FakeDetect.Trainer.Simulators;
using FakeDetect.Training;

namespace FakeDetect.Trainer;

/// <summary>The trainer's command line.</summary>
internal static class CommandLine
{
    private const string Usage = """
        FakeDetect.Trainer --options FILE [--resume] [--watch-input]
        FakeDetect.Trainer --benchmark FILE [--on-cue]
        FakeDetect.Trainer --simulator FILE
          --options FILE  the run's options as JSON (Invoke-DetectorTraining writes them; model.json has them as training.recipe)
          --resume        goes on from the checkpoint in the run's folder
          --watch-input   stops, with a checkpoint, when standard input ends
          --benchmark FILE  measures pictures a second of these options, with ready tensors and with the loader
          --on-cue        measures a turn for each line of standard input and tells it at once, until the input ends
          --simulator FILE  the options of a GAN simulator's training as JSON (Invoke-SimulatorTraining writes them)
        Events go to standard output, one JSON object a line. Exit codes: 0 completed, 1 failed, 2 bad usage, 3 bad data,
        4 bad model or checkpoint, 5 engine or device unavailable, 6 cannot write, 7 diverged, 130 stopped with a checkpoint.
        """;

    /// <summary>The job, and whether the end of standard input stops it; null when the command line or the file is wrong, which <paramref name="errors"/> then says.</summary>
    public static TrainerJob? Read(string[] arguments, TextWriter errors, out bool watchesInput)
    {
        string? file = null;
        string job = "";
        bool resume = false,
            onCue = false;
        watchesInput = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--options" or "--benchmark" or "--simulator" when i + 1 < arguments.Length && file is null:
                    (job, file) = (arguments[i], arguments[++i]);
                    break;
                case "--resume":
                    resume = true;
                    break;
                case "--on-cue":
                    onCue = true;
                    break;
                case "--watch-input":
                    watchesInput = true;
                    break;
                default:
                    errors.WriteLine(Usage);
                    return null;
            }
        }

        if (file is null || (onCue && (watchesInput || job != "--benchmark")))
        {
            errors.WriteLine(Usage);
            return null;
        }

        try
        {
            string text = File.ReadAllText(file);
            return job switch
            {
                "--simulator" => Simulator(TrainingJson.ReadSimulator(text)),
                "--benchmark" => Benchmark(OptionRules.Check(TrainingJson.Read(text)), onCue ? Console.In : null),
                _ => Detector(TrainingJson.Read(text), resume),
            };
        }
        catch (Exception e)
            when (e is JsonException or IOException or UnauthorizedAccessException or TrainingFailedException)
        {
            errors.WriteLine($"'{file}': {e.Message}");
            return null;
        }
    }

    private static TrainerJob Detector(TrainingOptions read, bool resume)
    {
        TrainingOptions options = OptionRules.Check(read with { Resume = read.Resume || resume });
        return new TrainerJob(
            options.RunPath,
            (events, stop) =>
            {
                using TrainingRun run = new(options, events);
                run.Run(stop);
            }
        );
    }

    private static TrainerJob Benchmark(TrainingOptions options, TextReader? cues) =>
        new(options.RunPath, (events, stop) => new SpeedTest(options, events, cues).Run(stop));

    private static TrainerJob Simulator(SimulatorTrainingOptions options) =>
        new(options.OutputPath, (events, stop) => new SimulatorTraining(options, events).Run(stop));
}
