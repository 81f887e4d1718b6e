using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class TrainingRunTests
{
    [Fact]
    public void A_visible_trace_is_learned_and_the_model_is_written()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 4);
        TrainingOptions options = TinyRun.LearningOptions(sandbox);

        List<TrainingEvent> events = TinyRun.Run(options);

        TrainingStarted started = Assert.Single(events.OfType<TrainingStarted>());
        Assert.Equal(
            (3, 3),
            (
                started.HeldOutSets.Count(s => s.StartsWith("0_real", StringComparison.Ordinal)) + 2,
                started.HeldOutSets.Count(s => s.StartsWith("1_fake", StringComparison.Ordinal)) + 2
            )
        );
        TinyRun.AssertLearned(events);
        TrainingCompleted completed = Assert.Single(events.OfType<TrainingCompleted>());
        Assert.InRange(completed.LargestDifference, 0, 1e-3);
        Assert.True(completed.Compared > 0);
        ModelStore store = ModelStore.Open(sandbox.Root);
        DetectorModel model = store.Find(options.OutputPath, verifyHash: true);
        Assert.Equal(("residual-small", 24), (model.Card.Architecture, model.Card.CropSize));
        Assert.True(File.Exists(Path.Combine(options.RunPath, "log.csv")));
        Assert.True(File.Exists(Path.Combine(options.RunPath, "plot.png")));
    }

    [Theory]
    [InlineData(3)] // Between two checkpoints.
    [InlineData(4)] // At the end of an epoch.
    [InlineData(9)]
    public void A_run_that_was_stopped_and_resumed_ends_with_the_same_bits(int stopAt)
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 3);
        TrainingOptions whole = TinyRun.Options(sandbox, "whole") with { LogEverySteps = 1 },
            parted = TinyRun.Options(sandbox, "parted") with { LogEverySteps = 1 };

        TinyRun.Run(whole);
        Assert.DoesNotContain(TinyRun.Run(parted, stopAt), e => e is TrainingCompleted);
        List<TrainingEvent> resumed = TinyRun.Run(parted with { Resume = true, Workers = 2 });

        Assert.Equal(stopAt, Assert.Single(resumed.OfType<TrainingStarted>()).Step);
        AssertSameCheckpoint(whole, parted);
        Assert.Equal(LossesOf(whole), LossesOf(parted));
    }

    [Fact]
    public void Early_stopping_exports_the_best_epoch()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 3);
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            EarlyStopping = EarlyStoppingRule.Fixed,
            Patience = 1,
            Epochs = 40,
            StepsPerEpoch = 2,
            LearningRate = 1e-5,
        };

        List<TrainingEvent> events = TinyRun.Run(options);

        TrainingCompleted completed = events.OfType<TrainingCompleted>().Single();
        Assert.True(completed.Step < 80, "The run took all of its epochs.");
        Assert.Equal(events.OfType<TrainingValidated>().Last(v => v.Best).Epoch, completed.Validation!.Epoch);
        Assert.Equal(events.OfType<TrainingValidated>().Max(v => v.Accuracy), completed.Validation.Accuracy);
    }

    [Fact]
    public void A_run_that_ends_at_a_step_keeps_the_schedule_of_all_epochs()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 3);
        TrainingOptions whole = TinyRun.Options(sandbox, "whole") with { LogEverySteps = 1 };
        TrainingOptions ended = TinyRun.Options(sandbox, "ended") with { LogEverySteps = 1, StopAtStep = 6 };

        List<TrainingStep> all = [.. TinyRun.Run(whole).OfType<TrainingStep>()];
        List<TrainingEvent> events = TinyRun.Run(ended);

        Assert.Equal(
            all.Take(6).Select(s => (s.Step, s.Loss, s.LearningRate)),
            events.OfType<TrainingStep>().Select(s => (s.Step, s.Loss, s.LearningRate))
        );
        Assert.Equal([4, 6], events.OfType<TrainingValidated>().Select(v => v.Step));
        Assert.Equal(6, Assert.Single(events.OfType<TrainingCompleted>()).Step);
    }

    [Fact]
    public void A_checkpoint_of_other_options_is_refused()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions options = TinyRun.Options(sandbox);
        TinyRun.Run(options, stopAt: 2);

        ModelInvalidException e = Assert.Throws<ModelInvalidException>(() =>
            TinyRun.Run(options with { Resume = true, Seed = 2 })
        );
        Assert.Equal("CheckpointOfOtherRun", e.ErrorId);
        TrainingFailedException missing = Assert.Throws<TrainingFailedException>(() =>
            TinyRun.Run(TinyRun.Options(sandbox, "other") with { Resume = true })
        );
        Assert.Equal("CheckpointMissing", missing.ErrorId);
    }

    [Theory]
    [InlineData("1_fake", "0_real")]
    [InlineData("0_real", "1_fake")]
    public void A_folder_with_one_label_is_refused(string kept, string missing)
    {
        using PictureSandbox sandbox = new();
        sandbox.Write($"{kept}/a.ppm", PictureSandbox.Picture(20, 20, 1, false));

        DatasetInvalidException e = Assert.Throws<DatasetInvalidException>(() => TinyRun.Run(TinyRun.Options(sandbox)));

        Assert.Equal("OneLabel", e.ErrorId);
        Assert.Contains(missing, e.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_not_a_number_ends_the_run()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            LearningRate = 100,
            WarmUpSteps = 0,
            Optimizer = OptimizerKind.Sgd,
        };

        Assert.Equal("Diverged", Assert.Throws<TrainingFailedException>(() => TinyRun.Run(options)).ErrorId);
        Assert.False(Directory.Exists(options.OutputPath));
    }

    [Theory]
    [InlineData(AugmentationPreset.NoAugmentation)]
    [InlineData(AugmentationPreset.BlurJpeg05)]
    public void The_references_recipe_runs_on_its_layout(AugmentationPreset preset)
    {
        using PictureSandbox sandbox = new();
        for (int i = 0; i < 3; i++)
        {
            foreach (string split in (string[])["train", "val"])
            {
                sandbox.Write($"{split}/cat/0_real/{i}.ppm", PictureSandbox.Picture(40, 44, i, false));
                sandbox.Write($"{split}/cat/1_fake/{i}.ppm", PictureSandbox.Picture(44, 40, i, true));
            }
        }

        TrainingOptions recipe = TrainingPresets.Of(preset);
        TrainingOptions options = recipe with
        {
            TrainPath = [sandbox.Pictures],
            OutputPath = Path.Combine(sandbox.Root, "m"),
            RunPath = Path.Combine(sandbox.Root, "r"),
            Architecture = "residual-small",
            CropSize = 24,
            ValidationCropSize = 24,
            BatchSize = 4,
            Epochs = 2,
            Device = "Cpu",
            Threads = 1,
            Class = ["cat"],
            Reference = recipe.Reference! with { LoadSize = 32 },
        };

        List<TrainingEvent> events = TinyRun.Run(options);

        TrainingStarted started = events.OfType<TrainingStarted>().Single();
        Assert.Equal(
            (3, 3, 6, 4, 2),
            (started.Real, started.Fake, started.HeldOut, started.Steps, started.StepsPerEpoch)
        );
        Assert.Single(events.OfType<TrainingCompleted>());
        Assert.True(File.Exists(Path.Combine(options.RunPath, "epoch-0001.safetensors")));
    }

    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.Sgd)]
    public void Every_optimiser_resumes_with_the_same_bits(OptimizerKind optimizer)
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 2);
        TrainingOptions whole = TinyRun.Options(sandbox, "whole") with
        {
            Optimizer = optimizer,
            AverageDecay = 0,
            Epochs = 2,
            LogEverySteps = 1,
        };
        TrainingOptions parted = whole with
        {
            OutputPath = Path.Combine(sandbox.Root, "parted", "model"),
            RunPath = Path.Combine(sandbox.Root, "parted"),
        };

        TinyRun.Run(whole);
        TinyRun.Run(parted, stopAt: 5);
        TinyRun.Run(parted with { Resume = true });

        AssertSameCheckpoint(whole, parted);
    }

    private static void AssertSameCheckpoint(TrainingOptions a, TrainingOptions b)
    {
        TensorSet first = SafetensorsReader.Read(Path.Combine(a.RunPath, "checkpoint.safetensors")),
            second = SafetensorsReader.Read(Path.Combine(b.RunPath, "checkpoint.safetensors"));
        Assert.Equal(first.Names, second.Names);
        foreach ((string name, WeightTensor tensor) in first)
        {
            if (tensor.IsInteger)
                Assert.Equal(tensor.Integers, second[name].Integers);
            else
                Assert.True(tensor.Floats.AsSpan().SequenceEqual(second[name].Floats), $"'{name}' differs.");
        }
    }

    // The log without its speeds.
    private static List<string> LossesOf(TrainingOptions options) =>
        [
            .. File.ReadLines(Path.Combine(options.RunPath, "log.csv"))
                .Select(l => l.Split(','))
                .Select(f => string.Join(',', f.Where((_, i) => i != 4))),
        ];
}
