using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Models;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Benchmarks;

/// <summary>The pipeline against the bare InferenceSession on ready tensors of the same size, with the same threads, in turns.</summary>
internal static class ThroughputBenchmark
{
    internal static int Run(Settings settings, Workspace workspace)
    {
        int count = settings.Number("count", 500);
        int threads = settings.Number("threads", Environment.ProcessorCount);
        int rounds = settings.Number("rounds", 5);
        int width = settings.Number("width", 640);
        int height = settings.Number("height", 480);
        DetectorModel model = workspace.Model(settings.Text("model", "resnet50"));
        string[] paths = workspace.Jpegs(count, width, height);
        int size = model.Card.CropSize;

        using InferenceSession single = Open(model, 1);
        using InferenceSession split = Open(model, threads);
        using ScoringPipeline warm = ScoringPipeline.Open(model, Options(threads));
        Score(warm, paths[..Math.Min(count, 4 * threads)]);
        Bare(single, threads, 2 * threads, 1, size);
        Bare(split, 1, 4, 1, size);
        Bare(split, 1, 4, 4, size);

        (Meter pipeline, Meter side, Meter one, Meter four) = (new(), new(), new(), new());
        foreach (string[] part in paths.Chunk((count + rounds - 1) / rounds))
        {
            one.Measure(part.Length, () => Bare(split, 1, part.Length, 1, size));
            pipeline.Measure(
                part.Length,
                () =>
                {
                    using ScoringPipeline scoring = ScoringPipeline.Open(model, Options(threads));
                    Score(scoring, part);
                }
            );
            side.Measure(part.Length, () => Bare(single, threads, part.Length, 1, size));
            four.Measure(part.Length, () => Bare(split, 1, part.Length, 4, size));
        }

        Console.WriteLine(
            $"{model.Card.Name}, {count} JPEGs of {width}x{height}, crop {size}, {threads} threads, in {rounds} turns"
        );
        Print("pipeline, JPEG files", pipeline);
        Print($"bare, {threads} calls side by side, 1 thread each", side, pipeline);
        Print($"bare, 1 call at a time on {threads} threads, batch 1", one, pipeline);
        Print($"bare, 1 call at a time on {threads} threads, batch 4", four, pipeline);
        double best = new[] { side, one, four }.Max(m => m.PicturesPerSecond);
        Console.WriteLine($"ratio to the fastest bare session: {pipeline.PicturesPerSecond / best:F3}");
        return 0;
    }

    private static ScoringOptions Options(int threads) =>
        new() { ThrottleLimit = threads, Device = DetectorDevice.Cpu };

    private static void Score(ScoringPipeline pipeline, string[] paths)
    {
        foreach (string path in paths)
        {
            while (pipeline.IsFull)
                Take(pipeline);
            pipeline.Add(path);
        }

        while (pipeline.Pending > 0)
            Take(pipeline);
    }

    private static void Take(ScoringPipeline pipeline)
    {
        if (pipeline.Take().Error is { } error)
            throw error;
    }

    private static InferenceSession Open(DetectorModel model, int threads)
    {
        using SessionOptions options = new() { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        return new InferenceSession(model.OnnxPath, options);
    }

    private static void Bare(InferenceSession session, int callers, int count, int batch, int size)
    {
        int left = (count + batch - 1) / batch;
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, callers)
                .Select(_ => new Thread(() =>
                {
                    float[] values = new float[batch * 3 * size * size];
                    Array.Fill(values, 0.5f);
                    using OrtValue input = OrtValue.CreateTensorValueFromMemory(values, [batch, 3, size, size]);
                    using RunOptions options = new();
                    while (Interlocked.Decrement(ref left) >= 0)
                    {
                        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
                            options,
                            ["image"],
                            [input],
                            ["logit"]
                        );
                    }
                })),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }

    private static void Print(string name, Meter meter, Meter? pipeline = null)
    {
        string ratios = pipeline is null
            ? ""
            : $"   pipeline/this: {pipeline.PicturesPerSecond / meter.PicturesPerSecond:F3} by the clock, {meter.ProcessorMilliseconds / pipeline.ProcessorMilliseconds:F3} by processor time";
        Console.WriteLine(
            $"  {name, -52} {meter.PicturesPerSecond, 7:F1} pictures/s {meter.ProcessorMilliseconds, 7:F2} ms of processor time{ratios}"
        );
    }
}
