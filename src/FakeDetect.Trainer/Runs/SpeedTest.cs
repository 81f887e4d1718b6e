using System.Diagnostics;
using FakeDetect.Datasets.Search;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Steps;
using FakeDetect.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>
/// Measures the steps of a recipe with a ready batch and with the loader, in turns, so that other load on the machine meets
/// both alike.
/// </summary>
/// <param name="options">The recipe.</param>
/// <param name="events">Where results go.</param>
/// <param name="cues">A turn for each line, told at once, until they end: whoever compares with another program has both take turns. Null: all turns, told as one.</param>
internal sealed class SpeedTest(TrainingOptions options, EventWriter events, TextReader? cues = null)
{
    private const int Turns = 4;
    private const int StepsATurn = 10;

    /// <summary>Measures, and tells the result.</summary>
    public void Run(CancellationToken cancellation)
    {
        TrainingData data = TrainingData.Find(options);
        PictureStore store = new(options.CacheBytes);
        EpochPlan plan = new(options, data.Train.Count + 2 * data.Pairs.Count);
        Device device = TorchDevice.Find(options.Device);
        CpuConvolutions.Check(device, Learner.Precision(options, device), events);
        using Learner learner = new(options, device);
        IAugmentation augmentation = options.Aligned is { } aligned
            ? new AlignedPipeline(aligned)
            : new ReferencePipeline(options.Reference!);
        BatchMaker batches = new(
            options with
            {
                MixedCropSize = [],
            },
            plan,
            new Sampler(options.Sampling, data.Train, data.Pairs, options.Seed),
            store,
            augmentation,
            learner.Input.Writer
        );
        // A cold cache would time the disk.
        foreach (LabelledPicture picture in data.Train)
            store.Find(picture.FullPath);
        using BatchQueue queue = new(batches.Make, 0, int.MaxValue, options.Workers);
        InputBatch ready = queue.Take(cancellation);
        using DisposeScope scope = NewDisposeScope();
        Tensor images = learner.Images(ready);
        for (int i = 0; i < 3; i++)
            learner.Step(ready, images, options.LearningRate);
        (TimeSpan Ready, TimeSpan Loaded) sum = default;
        for (int turn = 0; cues is null ? turn < Turns : cues.ReadLine() is not null; turn++)
        {
            TimeSpan readyTime = Time(() => learner.Step(ready, images, options.LearningRate), cancellation);
            // What was prepared while the ready batch was timed does not count, nor does the one step whose batch was made
            // with nothing beside it.
            for (int i = 0; i < BatchQueue.Ahead + options.Workers; i++)
                queue.Take(cancellation);
            learner.Step(queue.Take(cancellation), options.LearningRate);
            TimeSpan loadedTime = Time(
                () => learner.Step(queue.Take(cancellation), options.LearningRate),
                cancellation
            );
            if (cues is not null)
                Tell(learner, device, ready, 1, (readyTime, loadedTime));
            sum = (sum.Ready + readyTime, sum.Loaded + loadedTime);
        }

        if (cues is null)
            Tell(learner, device, ready, Turns, sum);
    }

    private void Tell(
        Learner learner,
        Device device,
        InputBatch ready,
        int turns,
        (TimeSpan Ready, TimeSpan Loaded) time
    )
    {
        double pictures = turns * StepsATurn * ready.Count;
        events.Write(
            new TrainingBenchmark(
                learner.Network.Architecture,
                device.ToString(),
                get_num_threads(),
                ready.Count,
                ready.Side,
                pictures / time.Ready.TotalSeconds,
                pictures / time.Loaded.TotalSeconds
            )
        );
    }

    private static TimeSpan Time(Action step, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < StepsATurn; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            step();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
