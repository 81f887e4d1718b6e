using System.Diagnostics;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

/// <summary>The trainer as the process that it is.</summary>
public sealed class TrainerProcessTests : IDisposable
{
    private readonly PictureSandbox _sandbox = new PictureSandbox().WithSets(4, 2);

    [Fact]
    public void A_run_that_was_killed_and_resumed_ends_with_the_same_bits()
    {
        TrainingOptions whole = TinyRun.Options(_sandbox, "whole") with { SaveEverySteps = 3 },
            killed = TinyRun.Options(_sandbox, "killed") with { SaveEverySteps = 3 };
        using Process first = Start(killed);
        Assert.True(WaitFor(first, e => e is TrainingSaved { Step: >= 3 }), "No checkpoint was written.");
        first.Kill(entireProcessTree: true); // SIGKILL: nothing of the trainer runs any more.
        first.WaitForExit();
        Assert.False(Directory.Exists(killed.OutputPath));

        using Process second = Start(killed, "--resume");
        Assert.True(WaitFor(second, e => e is TrainingCompleted), "The resumed run did not end well.");
        second.WaitForExit();
        TinyRun.Run(whole);

        Assert.Equal(0, second.ExitCode);
        TensorSet expected = SafetensorsReader.Read(Path.Combine(whole.RunPath, "checkpoint.safetensors")),
            actual = SafetensorsReader.Read(Path.Combine(killed.RunPath, "checkpoint.safetensors"));
        Assert.Equal(expected.Names, actual.Names);
        foreach ((string name, WeightTensor tensor) in expected)
            Assert.True(
                tensor.IsInteger
                    ? tensor.Integers.SequenceEqual(actual[name].Integers)
                    : tensor.Floats.AsSpan().SequenceEqual(actual[name].Floats),
                $"'{name}' differs."
            );
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(whole.OutputPath, "model.onnx")),
            File.ReadAllBytes(Path.Combine(killed.OutputPath, "model.onnx"))
        );
    }

    [Fact]
    public void The_end_of_standard_input_stops_it_with_a_checkpoint()
    {
        TrainingOptions options = TinyRun.Options(_sandbox) with { Epochs = 1000 };
        using Process process = Start(options, "--watch-input");
        Assert.True(WaitFor(process, e => e is TrainingStep));

        process.StandardInput.Close();

        Assert.True(WaitFor(process, e => e is TrainingSaved), "No checkpoint was written.");
        process.WaitForExit();
        Assert.Equal((int)TrainerExitCode.Stopped, process.ExitCode);
    }

    [Fact]
    public void A_benchmark_on_cue_takes_a_turn_for_each_line_and_ends_with_its_input()
    {
        string file = Path.Combine(_sandbox.Root, "benchmark.json");
        File.WriteAllText(file, TrainingJson.Write(TinyRun.Options(_sandbox)));
        using Process process = Start(["--benchmark", file, "--on-cue"]);

        for (int turn = 0; turn < 2; turn++)
        {
            process.StandardInput.WriteLine();
            Assert.True(
                WaitFor(
                    process,
                    e =>
                        e
                            is TrainingBenchmark
                            {
                                ReadyPicturesPerSecond: > 0,
                                LoadedPicturesPerSecond: > 0,
                                Threads: 1,
                                BatchSize: 4,
                                CropSize: 16
                            }
                )
            );
        }

        process.StandardInput.Close();
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("--on-cue", "--nothing", TrainerExitCode.BadUsage)]
    [InlineData("--options", "missing.json", TrainerExitCode.BadUsage)]
    [InlineData("--nonsense", "x", TrainerExitCode.BadUsage)]
    public void A_wrong_command_line_is_told_by_its_exit_code(string argument, string value, TrainerExitCode expected)
    {
        using Process process = Start([argument, value]);
        Assert.NotEqual("", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal((int)expected, process.ExitCode);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_and_weights_that_are_none_are_told_by_their_exit_codes()
    {
        File.WriteAllText(Path.Combine(_sandbox.Root, "file"), "not a folder");
        TrainingOptions unwritable = TinyRun.Options(_sandbox) with
        {
            RunPath = Path.Combine(_sandbox.Root, "file", "run"),
        };
        TrainingOptions weightless = TinyRun.Options(_sandbox) with
        {
            InitialModel = [Path.Combine(_sandbox.Root, "file")],
        };
        TrainingOptions oneLabel = TinyRun.Options(_sandbox) with
        {
            TrainPath = [Path.Combine(_sandbox.Pictures, "0_real")],
        };

        Assert.Equal(TrainerExitCode.CannotWrite, ExitCodeOf(unwritable));
        Assert.Equal(TrainerExitCode.BadModel, ExitCodeOf(weightless));
        Assert.Equal(TrainerExitCode.BadData, ExitCodeOf(oneLabel));
        Assert.Equal(TrainerExitCode.BadUsage, ExitCodeOf(TinyRun.Options(_sandbox) with { BatchSize = 1 }));
    }

    public void Dispose() => _sandbox.Dispose();

    private TrainerExitCode ExitCodeOf(TrainingOptions options)
    {
        using Process process = Start(options);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (TrainerExitCode)process.ExitCode;
    }

    private Process Start(TrainingOptions options, params string[] more)
    {
        string file = Path.Combine(_sandbox.Root, Guid.NewGuid().ToString("N") + ".json");
        File.WriteAllText(file, TrainingJson.Write(options));
        return Start(["--options", file, .. more]);
    }

    private static Process Start(string[] arguments)
    {
        ProcessStartInfo info = new(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The tests run either by dotnet or by their own program.
        if (
            !Path.GetFileNameWithoutExtension(Environment.ProcessPath!)
                .Equals("dotnet", StringComparison.OrdinalIgnoreCase)
        )
            info.FileName = "dotnet";
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FakeDetect.Trainer.dll"));
        foreach (string argument in arguments)
            info.ArgumentList.Add(argument);
        return Process.Start(info)!;
    }

    private static bool WaitFor(Process process, Func<TrainingEvent, bool> wanted)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (TrainingJson.Parse(line) is { } happened && wanted(happened))
                return true;
        }

        return false;
    }
}
