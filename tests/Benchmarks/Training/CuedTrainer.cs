using System.Diagnostics;
using FakeDetect.Training;

namespace FakeDetect.Benchmarks;

/// <summary>The trainer in its benchmark, a turn for each call, in the environment that Invoke-DetectorTraining gives it.</summary>
internal sealed class CuedTrainer : IDisposable
{
    private readonly Process _process;

    /// <param name="program">The trainer.</param>
    /// <param name="options">The recipe to measure.</param>
    /// <param name="folder">Where the options file goes.</param>
    internal CuedTrainer(string program, TrainingOptions options, string folder)
    {
        string file = Path.Combine(folder, "options.json");
        File.WriteAllText(file, TrainingJson.Write(options));
        _process = Process.Start(Training(new ProcessStartInfo(program, ["--benchmark", file, "--on-cue"])))!;
    }

    /// <summary>A start with pipes and with the trainer's environment, whoever is started.</summary>
    internal static ProcessStartInfo Training(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        foreach ((string name, string value) in TrainerEnvironment.Variables())
            start.Environment.TryAdd(name, value);
        return start;
    }

    /// <summary>Measures one turn; the first call takes as long as it takes to read all pictures.</summary>
    internal TrainingBenchmark Turn()
    {
        _process.StandardInput.WriteLine();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            switch (TrainingJson.Parse(line))
            {
                case TrainingBenchmark measured:
                    return measured;
                case TrainingProblem { Fatal: true } problem:
                    throw new InvalidOperationException($"The trainer: {problem.Message} {problem.NextStep}");
                default:
                    break;
            }
        }

        _process.WaitForExit();
        throw new InvalidOperationException($"The trainer ended with exit code {_process.ExitCode}.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
