using System.Diagnostics;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>
/// Measures the steps of a recipe with a ready batch and with the loader, in turns, so that other load on the machine meets
/// both alike.
/// </summary>
internal sealed class SpeedTest(TrainingOptions options, EventWriter events)
{
    private const int Rounds = 4;
    private const int StepsARound = 10;

    /// <summary>Measures, and tells the result.</summary>
    public void Run(CancellationToken cancellation)
    {
        TrainingData data = TrainingData.Find(options);
        PictureStore store = new(options.CacheBytes);
        EpochPlan plan = new(options, data.Train.Count + 2 * data.Pairs.Count);
        IAugmentation augmentation = options.Aligned is { } aligned ? new AlignedPipeline(aligned) : new ReferencePipeline(options.Reference!);
        BatchMaker batches = new(options with { MixedCropSize = [] }, plan, new Sampler(options.Sampling, data.Train, data.Pairs, options.Seed), store, augmentation);
        // A cold cache would time the disk.
        foreach (LabelledPicture picture in data.Train)
            store.Find(picture.Path);
        Device device = TorchDevice.Find(options.Device);
        using Learner learner = new(options, device);
        using BatchQueue queue = new(batches.Make, 0, int.MaxValue, options.Workers);
        PixelBatch ready = queue.Take(cancellation);
        for (int i = 0; i < 3; i++)
            learner.Step(ready, options.LearningRate);
        TimeSpan readyTime = TimeSpan.Zero, loadedTime = TimeSpan.Zero;
        for (int round = 0; round < Rounds; round++)
        {
            readyTime += Time(() => learner.Step(ready, options.LearningRate), cancellation);
            // What was prepared while the ready batch was timed does not count.
            for (int i = 0; i < BatchQueue.Ahead + options.Workers + 1; i++)
                queue.Take(cancellation);
            loadedTime += Time(() => learner.Step(queue.Take(cancellation), options.LearningRate), cancellation);
        }

        double pictures = Rounds * StepsARound * ready.Count;
        events.Write(new TrainingBenchmark(
            learner.Network.Architecture, device.ToString(), get_num_threads(), ready.Count, ready.Side, pictures / readyTime.TotalSeconds, pictures / loadedTime.TotalSeconds));
    }

    private static TimeSpan Time(Action step, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < StepsARound; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            step();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
