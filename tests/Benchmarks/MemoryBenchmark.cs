using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect.Benchmarks;

/// <summary>One huge JPEG in the Full view: how much memory, how long.</summary>
internal static class MemoryBenchmark
{
    internal static int Run(Settings settings, Workspace workspace)
    {
        int megapixels = settings.Number("megapixels", 100);
        int threads = settings.Number("threads", Environment.ProcessorCount);
        if (settings.Text("picture", "") is not { Length: > 0 } picture)
            return RunInProcessOfItsOwn(settings, workspace, megapixels, threads);

        DetectorModel model = workspace.Model(settings.Text("model", "resnet50"));
        using ScoringPipeline pipeline = ScoringPipeline.Open(
            model,
            new ScoringOptions
            {
                View = Enum.Parse<DetectorView>(settings.Text("view", "Full"), ignoreCase: true),
                ThrottleLimit = threads,
                Device = DetectorDevice.Cpu,
            }
        );
        long loaded = Meter.PeakMegabytes();
        Meter meter = new();
        ScoredImage? outcome = null;
        meter.Measure(
            1,
            () =>
            {
                pipeline.Add(picture);
                outcome = pipeline.Take();
            }
        );
        ImageScore score = outcome!.Error is { } error ? throw error : outcome.Scores[0];
        Console.WriteLine(
            $"{model.Card.Name}, {score.Width}x{score.Height}, {score.View}, {threads} threads: logit {score.Logit:R}"
        );
        Console.WriteLine(
            $"  peak of resident memory {Meter.PeakMegabytes()} MB ({loaded} MB with the network loaded), {1 / meter.PicturesPerSecond:F1} s, {meter.ProcessorMilliseconds / 1000:F1} s of processor time"
        );
        return 0;
    }

    // Making the picture and the model takes memory too: the figure must be that of scoring alone.
    private static int RunInProcessOfItsOwn(Settings settings, Workspace workspace, int megapixels, int threads)
    {
        int height = (int)Math.Sqrt(megapixels * 1e6 / 1.5);
        string path = workspace.Jpegs(1, height * 3 / 2, height)[0];
        using System.Diagnostics.Process child = System.Diagnostics.Process.Start(
            Environment.ProcessPath!,
            [
                "memory",
                $"picture={path}",
                $"model={workspace.Model(settings.Text("model", "resnet50")).Folder}",
                $"threads={threads}",
                $"view={settings.Text("view", "Full")}",
            ]
        );
        child.WaitForExit();
        return child.ExitCode;
    }
}
