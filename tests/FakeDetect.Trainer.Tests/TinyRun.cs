using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Runs;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests;

/// <summary>Runs of a few steps on pictures of a few pixels.</summary>
internal static class TinyRun
{
    /// <summary>Options: the small residual net, crops of 16, batches of 4.</summary>
    public static TrainingOptions Options(PictureSandbox sandbox, string name = "run") =>
        new()
        {
            TrainPath = [sandbox.Pictures],
            OutputPath = Path.Combine(sandbox.Root, name, "model"),
            RunPath = Path.Combine(sandbox.Root, name),
            Architecture = "residual-small",
            CropSize = 16,
            ValidationCropSize = 24,
            BatchSize = 4,
            Epochs = 3,
            StepsPerEpoch = 4,
            WarmUpSteps = 2,
            Threads = 1,
            Aligned = new AlignedAugmentation
            {
                ScaleProbability = 0,
                EncodeOnce = 0.2,
                EncodeTwice = 0.1,
                Blur = 0,
                CommonSize = 40,
            },
            HoldOut = 0.3,
            SaveEverySteps = 5,
            LogEverySteps = 2,
            AverageDecay = 0.9,
            Device = "Cpu",
        };

    /// <summary>Options under which the trace of <see cref="PictureSandbox"/> is learned whatever the seed and the processor.</summary>
    public static TrainingOptions LearningOptions(PictureSandbox sandbox) =>
        Options(sandbox) with
        {
            BatchSize = 8,
            Epochs = 5,
            StepsPerEpoch = 12,
            LearningRate = 1e-3,
            AverageDecay = 0.8,
            Aligned = new AlignedAugmentation
            {
                ScaleProbability = 0,
                EncodeOnce = 0,
                EncodeTwice = 0,
                Blur = 0,
                Retouch = 0,
                CommonSize = 40,
            },
        };

    /// <summary>The held-out pictures are told apart. The loss of a single step is that of eight pictures and says nothing.</summary>
    public static void AssertLearned(IEnumerable<TrainingEvent> events)
    {
        TrainingValidated last = events.OfType<TrainingValidated>().Last();
        // Chance: a loss of 0.69, an AP of 0.5.
        Assert.True(
            last is { Loss: < 0.4, AveragePrecision: > 0.9 },
            $"The held-out loss is {last.Loss}, AP {last.AveragePrecision}."
        );
    }

    /// <summary>Runs to the end, or until <paramref name="stopAt"/> steps are done.</summary>
    public static List<TrainingEvent> Run(TrainingOptions options, int? stopAt = null)
    {
        using CancellationTokenSource stop = new();
        List<TrainingEvent> events = [];
        using EventReader reader = new(
            events,
            e =>
            {
                if (stopAt is { } at && e is TrainingStep step && step.Step >= at)
                    stop.Cancel();
            }
        );
        using TrainingRun run = new(OptionRules.Check(options), new EventWriter(reader));
        try
        {
            run.Run(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked for.
        }

        return events;
    }
}
