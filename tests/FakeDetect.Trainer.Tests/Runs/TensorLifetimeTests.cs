using FakeDetect.Inference.Inputs;
using FakeDetect.Models;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Steps;
using FakeDetect.Training;
using TorchSharp;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class TensorLifetimeTests
{
    [Fact]
    public void A_thousand_steps_leave_no_tensor_behind()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(2, 2, side: 12);
        TrainingOptions options = OptionRules.Check(
            TinyRun.Options(sandbox) with
            {
                CropSize = 8,
                BatchSize = 2,
                Dropout = 0.2,
            }
        );
        TrainingData data = TrainingData.Find(options with { HoldOut = 0 });
        PictureStore store = new(1_000_000);
        BatchMaker batches = new(
            options,
            new EpochPlan(options, data.Train.Count),
            new Sampler(options.Sampling, data.Train, [], 1),
            store,
            new AlignedPipeline(options.Aligned!),
            ModelInputs.For(ModelInput.MinusOneToOne)
        );
        using Learner learner = new(options, torch.CPU);
        Validator validator = new(
            data.Train,
            store,
            new AlignedView(TrainedView.Crop(options with { ValidationCropSize = 8 })),
            learner.Input
        );
        InputBatch batch = batches.Make(0);

        // Optimiser states and gradients are made in the first steps and stay.
        for (int step = 0; step < 3; step++)
            learner.Step(batch with { Step = step }, 1e-4);
        // What earlier tests left to the collector must not hide what this one leaves.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = torch.Tensor.TotalCount;
        for (int step = 3; step < 1003; step++)
            learner.Step(batch with { Step = step }, 1e-4);
        using (learner.UseAverage())
            validator.Run(learner.Network, 1, 1003, TestContext.Current.CancellationToken);

        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    [Fact]
    public void Collections_on_another_thread_free_nothing_that_a_step_uses()
    {
        // TorchSharp's own batch norm and optimisers failed here, and now and then in long runs: FixedScalars says why.
        using PictureSandbox sandbox = new PictureSandbox().WithSets(2, 2, side: 12);
        TrainingOptions options = OptionRules.Check(
            TinyRun.Options(sandbox) with
            {
                CropSize = 8,
                BatchSize = 2,
                Architecture = "residual-small",
            }
        );
        TrainingData data = TrainingData.Find(options with { HoldOut = 0 });
        BatchMaker batches = new(
            options,
            new EpochPlan(options, data.Train.Count),
            new Sampler(options.Sampling, data.Train, [], 1),
            new PictureStore(1_000_000),
            new AlignedPipeline(options.Aligned!),
            ModelInputs.For(ModelInput.MinusOneToOne)
        );
        using Learner quiet = new(options, torch.CPU),
            disturbed = new(options, torch.CPU);
        InputBatch batch = batches.Make(0);
        float[] expected = [.. Enumerable.Range(0, 40).Select(step => quiet.Step(batch with { Step = step }, 1e-3))];

        using CancellationTokenSource stop = new();
        Thread collector = new(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        float[] actual = [.. Enumerable.Range(0, 40).Select(step => disturbed.Step(batch with { Step = step }, 1e-3))];
        stop.Cancel();
        collector.Join();

        Assert.Equal(expected, actual);
    }
}
